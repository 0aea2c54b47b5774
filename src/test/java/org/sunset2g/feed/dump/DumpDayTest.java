package org.sunset2g.feed.dump;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Days as dumps write them. */
class DumpDayTest {
  @Property
  void everyDayIsReadInBothForms(@ForAll @IntRange(min = -100000, max = 100000) int epochDay) {
    LocalDate day = LocalDate.ofEpochDay(epochDay);
    assertThat(DumpDay.epochDay(day.toString())).isEqualTo(epochDay);
    assertThat(DumpDay.epochDay(day.format(DateTimeFormatter.BASIC_ISO_DATE))).isEqualTo(epochDay);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2016070",
        "20160700",
        "20160230",
        "20150229",
        "20161301",
        "2016-7-03",
        "2016/07/03",
        "201607-3",
        "2016-07-031",
        "03072016x",
        "00000101",
        "２０１６0703",
        "",
        "20160703 ",
        "+2160703"
      })
  void anythingElseIsNone(String text) {
    assertThat(DumpDay.epochDay(text)).isEqualTo(DumpDay.NONE);
  }
}
