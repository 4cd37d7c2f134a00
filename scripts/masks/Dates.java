import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.text.ParsePosition;
import java.text.SimpleDateFormat;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.Locale;
import java.util.TimeZone;

/**
 * Answers what SimpleDateFormat makes of a mask. A line in is `format|parse` TAB zone TAB mask TAB
 * value (milliseconds since 1970 or text); a line out is the text or the milliseconds, or `!`
 * where Java refuses. The calendar is Gregorian throughout, two-digit years begin at 1969, the
 * locale is English, and parsing is strict and takes the whole text.
 */
class Dates {
  public static void main(String[] args) throws Exception {
    var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    var out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    for (String line; (line = in.readLine()) != null; ) {
      out.print(answer(line.split("\t", -1)) + "\n");
    }
    out.flush();
  }

  static String answer(String[] question) {
    try {
      var format = new SimpleDateFormat(question[2], Locale.ENGLISH);
      var calendar = new GregorianCalendar(TimeZone.getTimeZone(question[1]), Locale.ENGLISH);
      calendar.setGregorianChange(new Date(Long.MIN_VALUE));
      format.setCalendar(calendar);
      format.set2DigitYearStart(firstShortYear(question[1]));
      format.setLenient(false);
      if (question[0].equals("format")) return format.format(new Date(Long.parseLong(question[3])));
      var place = new ParsePosition(0);
      Date date = format.parse(question[3], place);
      boolean isWhole = date != null && place.getIndex() == question[3].length();
      return isWhole ? Long.toString(date.getTime()) : "!";
    } catch (IllegalArgumentException refused) {
      return "!";
    }
  }

  static Date firstShortYear(String zone) {
    var calendar = new GregorianCalendar(TimeZone.getTimeZone(zone), Locale.ENGLISH);
    calendar.clear();
    calendar.set(1969, 0, 1);
    return calendar.getTime();
  }
}
