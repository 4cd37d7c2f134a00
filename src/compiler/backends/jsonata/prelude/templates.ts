import type { Helper } from "./helper.ts";

/** Writing a text into the parts of a template. */
export const templateHelpers: readonly Helper[] = [
  {
    name: "template",
    about: "a common place and the parts of a template",
    text: `function($s, $left, $t, $in, $out, $more) {(
    $olds := [$map($t.parts, function($p) {(
      $x := $see($s.v, $p.path);
      $read := $p.in;
      $merge([$p, { "old": $x, "text": $read($x) }])
    )})];
    $read := $joined($t.prefix, $olds, $t.suffix);
    $x := $change($s, $left, $orElse($in($read), $more.default), function($l) {
      $out($l, $isRefused($read) ? $missing : $read)
    }, $more);
    $what := $word($x);
    $texts := $held($x) ? ( $type($x) = "string" ? $cutText($x, $t, $olds) : $refuse("type") ) : $x;
    $isRefused($texts) ? $fail($s, $texts, $left)
    : $what = "keep" and $read != null ? $s
    : $held($x) = false ? $reduce($olds, function($s, $p) { $store($s, $p.path, $x, $left) }, $s)
    : $reduce($olds, function($s, $p, $i) {(
        $text := $lookup($texts, $string($i));
        $write := $p.out;
        $store($s, $p.path, $exists($text) ? $orElse($write($text, $p.old), $keep) : $clear, $left)
      )}, $s)
  )}`,
  },
  {
    name: "cutText",
    about:
      "the texts of the parts by their index: as the old parts stand at the ends, else at the first separators",
    text: `function($text, $t, $olds) {(
    $inside := $withoutAffix($text, $t.prefix, $t.suffix);
    $required := $reduce($olds, function($r, $p, $i) { $r < 0 and $p.required ? $i : $r }, -1);
    $isRefused($inside) ? $inside
    : $required >= 0 and $hasNone($inside, $olds) ? { $string($required): $inside }
    : $cutRest($cutBack($cutFront({
        "first": 0,
        "last": $count($olds) - 1,
        "rest": $inside,
        "texts": {}
      }, $olds), $olds), $olds)
  )}`,
  },
  {
    name: "hasNone",
    about: "whether no separator occurs",
    text: `function($text, $olds) {
    $type($text) = "string" ? $reduce($olds, function($r, $p, $i) {
      $r and ($i = 0 or $contains($text, $p.before) = false)
    }, true) : false
  }`,
  },
  {
    name: "cutFront",
    about: "takes old parts off the front",
    text: `function($r, $olds) {(
    $old := $olds[$r.first].text;
    $start := $old & $olds[$r.first + 1].before;
    $r.first < $r.last and $type($old) = "string" and $substring($r.rest, 0, $length($start)) = $start
      ? $cutFront({
          "first": $r.first + 1,
          "last": $r.last,
          "rest": $substring($r.rest, $length($start)),
          "texts": $merge([$r.texts, { $string($r.first): $old }])
        }, $olds)
      : $r
  )}`,
  },
  {
    name: "cutBack",
    about: "takes old parts off the back",
    text: `function($r, $olds) {(
    $old := $olds[$r.last].text;
    $end := $olds[$r.last].before & $old;
    $width := $length($r.rest) - $length($end);
    $r.last > $r.first and $type($old) = "string" and $width >= 0 and $substring($r.rest, $width) = $end
      ? $cutBack({
          "first": $r.first,
          "last": $r.last - 1,
          "rest": $substring($r.rest, 0, $width),
          "texts": $merge([$r.texts, { $string($r.last): $old }])
        }, $olds)
      : $r
  )}`,
  },
  {
    name: "cutRest",
    about: "the first separator that occurs ends a part",
    text: `function($r, $olds) {(
    $next := $reduce($olds, function($n, $p, $i) {
      $n < 0 and $i > $r.first and $i <= $r.last and $contains($r.rest, $p.before) ? $i : $n
    }, -1);
    $mark := $olds[$next].before;
    $next < 0 ? $merge([$r.texts, { $string($r.first): $r.rest }]) : $cutRest({
      "first": $next,
      "last": $r.last,
      "rest": $substringAfter($r.rest, $mark),
      "texts": $merge([$r.texts, { $string($r.first): $substringBefore($r.rest, $mark) }])
    }, $olds)
  )}`,
  },
];
