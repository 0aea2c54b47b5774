package org.sunset2g.quality;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.unsafe.types.UTF8String;
import org.sunset2g.contract.Column;
import org.sunset2g.contract.Contracts;
import org.sunset2g.contract.DeviceObservation;
import org.sunset2g.contract.SubscriberSnapshot;

/** A field of a landing file as any text, beside the same rules by the means of the library. */
class FieldRuleFuzzTest {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("uuuu-MM-dd").withResolverStyle(ResolverStyle.STRICT);
  private static final List<Column> COLUMNS =
      Stream.of(SubscriberSnapshot.TABLE, DeviceObservation.TABLE)
          .flatMap(table -> Contracts.of(table).fileColumns().stream())
          .toList();

  @FuzzTest(maxDuration = "20s")
  void aFieldIsTakenWhereTheContractAllowsIt(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    if (text.isEmpty()) {
      return;
    }
    UTF8String field = UTF8String.fromString(text);
    for (Column column : COLUMNS) {
      FieldRule rule = new FieldRule(column);
      List<Fault> faults = new ArrayList<>();
      Object value = rule.value(field, faults);
      assertThat(rule.shape(field)).doesNotContainPattern("[0-9]{9}");
      boolean isGood = faults.isEmpty();
      switch (column.type()) {
        case DATE -> {
          assertThat(isGood).as(column.name()).isEqualTo(isDay(text));
          if (isGood) {
            assertThat(LocalDate.ofEpochDay((Integer) value)).hasToString(text);
          }
        }
        case INT, LONG -> {
          boolean isNumber = text.matches("-?[0-9]+");
          boolean isInRange =
              isNumber
                  && column
                      .minimum()
                      .map(least -> new BigInteger(text).compareTo(BigInteger.valueOf(least)) >= 0)
                      .orElse(true)
                  && column
                      .maximum()
                      .map(most -> new BigInteger(text).compareTo(BigInteger.valueOf(most)) <= 0)
                      .orElse(new BigInteger(text).bitLength() < 32);
          assertThat(isGood).as(column.name()).isEqualTo(isInRange);
          if (isGood) {
            assertThat(new BigInteger(text)).hasToString(value.toString());
          }
        }
        case BOOLEAN ->
            assertThat(isGood)
                .as(column.name())
                .isEqualTo(text.matches("(?i)true|false") && text.length() <= 5);
        default -> {
          if (column.pattern().isPresent() && !column.restricted()) {
            boolean fits = Pattern.compile(column.pattern().get()).matcher(text).matches();
            assertThat(faults.stream().anyMatch(f -> f.reason() == RejectionReason.MALFORMED))
                .as(column.name())
                .isEqualTo(!fits);
          }
          if (column.restricted() && text.matches("[0-9]{10,15}")) {
            assertThat(faults).extracting(Fault::reason).contains(RejectionReason.RAW_IDENTIFIER);
          }
        }
      }
    }
  }

  private static boolean isDay(String text) {
    try {
      return text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}") && LocalDate.parse(text, DAY) != null;
    } catch (DateTimeException noDay) {
      return false;
    }
  }
}
