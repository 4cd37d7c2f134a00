import type { Helper } from "./helper.ts";

/** Calendar arithmetic of its own: days count from 1970-01-01, milliseconds from its midnight UTC. */
export const dateHelpers: readonly Helper[] = [
  {
    name: "daysFrom",
    about:
      "days since 1970 of a day of the calendar; years start in March, so that leap days end them",
    text: `function($year, $month, $day) {(
    $y := $month > 2 ? $year : $year - 1;
    $y * 365 + $floor($y / 4) - $floor($y / 100) + $floor($y / 400)
      + $floor((153 * (($month + 9) % 12) + 2) / 5) + $day - 719469
  )}`,
  },
  {
    name: "dayOfParts",
    about: "the same, missing where the calendar has no such day",
    text: `function($year, $month, $day) {(
    $leap := $year % 4 = 0 and ($year % 100 != 0 or $year % 400 = 0);
    $last := $month = 2 ? ($leap ? 29 : 28) : $month in [4, 6, 9, 11] ? 30 : 31;
    $year >= 1 and $month >= 1 and $month <= 12 and $day >= 1 and $day <= $last
      ? $daysFrom($year, $month, $day)
  )}`,
  },
  {
    name: "calendar",
    about: "year, month and day of a number of days since 1970",
    text: `function($days) {(
    $z := $days + 719468;
    $era := $floor($z / 146097);
    $n := $z - $era * 146097;
    $y := $floor(($n - $floor($n / 1460) + $floor($n / 36524) - $floor($n / 146096)) / 365);
    $d := $n - (365 * $y + $floor($y / 4) - $floor($y / 100));
    $m := $floor((5 * $d + 2) / 153);
    $month := $m < 10 ? $m + 3 : $m - 9;
    {
      "year": $y + $era * 400 + ($month > 2 ? 0 : 1),
      "month": $month,
      "day": $d - $floor((153 * $m + 2) / 5) + 1
    }
  )}`,
  },
  {
    name: "zeros",
    about: "a whole number with zeros in front",
    text: `function($n, $width) { $pad($string($n), -$width, "0") }`,
  },
  {
    name: "dayOf",
    about: "days since 1970 of YYYY-MM-DD; missing for other text",
    text: `function($text) {(
    $g := $match($text, /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/).groups;
    $exists($g) ? $dayOfParts($int($g[0]), $int($g[1]), $int($g[2]))
  )}`,
  },
  {
    name: "dateText",
    about: "",
    text: `function($days) {(
    $c := $calendar($days);
    $zeros($c.year, 4) & "-" & $zeros($c.month, 2) & "-" & $zeros($c.day, 2)
  )}`,
  },
  {
    name: "timeOf",
    about: "milliseconds of HH:mm[:ss[.f]], and the digits after the third; missing for other text",
    text: String.raw`function($text) {(
    $g := $match($text, /^([0-9]{2}):([0-9]{2})(|:[0-9]{2}|:[0-9]{2}\.[0-9]+)$/).groups;
    $exists($g) ? (
      $second := $g[2] = "" ? 0 : $int($substring($g[2], 1, 2));
      $fraction := $substring($g[2], 4);
      $extra := $match($substring($fraction, 3), /[0-9]*[1-9]/, 1).match;
      $int($g[0]) < 24 and $int($g[1]) < 60 and $second < 60 ? {
        "ms": (($int($g[0]) * 60 + $int($g[1])) * 60 + $second) * 1000
          + $int($pad($substring($fraction, 0, 3), 3, "0")),
        "extra": $exists($extra) ? $extra : ""
      }
    )
  )}`,
  },
  {
    name: "instant",
    about:
      "milliseconds since 1970 of a datetime, and the digits after the third; missing for other text",
    text: `function($text) {(
    $g := $match($text, /^([0-9]{4}-[0-9]{2}-[0-9]{2})T([0-9:.]+)(Z|[+-][0-9]{2}:?[0-9]{2})$/).groups;
    $day := $dayOf($g[0]);
    $time := $timeOf($g[1]);
    $exists($day) and $exists($time) ? (
      $hours := $g[2] = "Z" ? 0 : $int($substring($g[2], 1, 2));
      $minutes := $g[2] = "Z" ? 0 : $int($substring($g[2], -2));
      $ahead := (60 * $hours + $minutes) * ($substring($g[2], 0, 1) = "-" ? -60000 : 60000);
      $hours < 24 and $minutes < 60
        ? { "ms": $day * 86400000 + $time.ms - $ahead, "extra": $time.extra }
    )
  )}`,
  },
  {
    name: "clockText",
    about: "HH:mm:ss.SSS of milliseconds since midnight",
    text: `function($ms) {
    $zeros($floor($ms / 3600000), 2) & ":" & $zeros($floor($ms / 60000) % 60, 2) & ":"
      & $zeros($floor($ms / 1000) % 60, 2) & "." & $zeros($ms % 1000, 3)
  }`,
  },
  {
    name: "instantText",
    about: "YYYY-MM-DDTHH:mm:ss.SSSZ; missing outside the years 1 to 9999",
    text: `function($ms) {(
    $day := $floor($ms / 86400000);
    $day >= -719162 and $day <= 2932896
      ? $dateText($day) & "T" & $clockText($ms - $day * 86400000) & "Z"
  )}`,
  },
  {
    name: "rangeChecked",
    about: "",
    text: `function($x) { $exists($x) ? $x : $refuse("range") }`,
  },
  {
    name: "fromEpoch",
    about: "seconds or milliseconds since 1970 as a datetime",
    text: `function($x, $unit) {
    $held($x) ? (
      $type($x) = "number" ? (
        $floor($x) = $x ? $rangeChecked($instantText($x * $unit)) : $refuse("type")
      ) : $refuse("type")
    ) : $x
  }`,
  },
  {
    name: "toEpoch",
    about: "",
    text: `function($x, $unit) {
    $held($x) ? (
      $at := $type($x) = "string" ? $instant($x);
      $type($x) != "string" ? $refuse("type")
      : $exists($at) = false ? $refuse("format")
      : $at.extra != "" ? $refuse("inexact")
      : $exists($instantText($at.ms)) = false ? $refuse("range")
      : $at.ms % $unit != 0 ? $refuse("inexact")
      : $at.ms / $unit
    ) : $x
  }`,
  },
];
