import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.ParsePosition;
import java.util.Locale;

/**
 * Answers what DecimalFormat makes of a pattern. A line in is `format|parse` TAB language tag TAB
 * pattern TAB value, or `symbols` TAB language tag; a line out is the text, the number, or the
 * decimal point and the grouping character, and `!` where Java refuses.
 */
class Numbers {
  public static void main(String[] args) throws Exception {
    var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    var out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    for (String line; (line = in.readLine()) != null; ) {
      out.print(answer(line.split("\t", -1)) + "\n");
    }
    out.flush();
  }

  static String answer(String[] question) {
    var symbols = DecimalFormatSymbols.getInstance(Locale.forLanguageTag(question[1]));
    if (question[0].equals("symbols")) {
      return "" + symbols.getDecimalSeparator() + symbols.getGroupingSeparator();
    }
    try {
      var format = new DecimalFormat(question[2], symbols);
      if (question[0].equals("format")) return format.format(new BigDecimal(question[3]));
      format.setParseBigDecimal(true);
      var place = new ParsePosition(0);
      var number = (BigDecimal) format.parse(question[3], place);
      boolean isWhole = number != null && place.getIndex() == question[3].length();
      return isWhole ? number.toPlainString() : "!";
    } catch (IllegalArgumentException refused) {
      return "!";
    }
  }
}
