package org.sunset2g.outreach;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sunset2g.SparkForTests;
import org.sunset2g.vocabulary.IsoWeek;

class OutreachTokenTest {
  private static final IsoWeek WEEK = IsoWeek.parse("2024-W37");
  private static final String LIST = "VN-2004/180";

  @Test
  void itIsTheHmacOfTheListUnderThePseudonym() throws Exception {
    String pseudonym = "00ff6a".repeat(10);
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(pseudonym.getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
    byte[] whole =
        mac.doFinal(
            "sunset2g outreach token/phase1/op/2024-W37/VN-2004/180"
                .getBytes(StandardCharsets.UTF_8));

    assertThat(maker(WEEK, LIST).of(pseudonym))
        .isEqualTo(HexFormat.of().formatHex(whole).substring(0, 32));
  }

  /** Pseudonyms of all lengths, with every digit in them, the one that becomes a zero too. */
  @Test
  @Tag("spark")
  void aFrameMakesTheSame() {
    Random random = new Random(20_240_916);
    List<String> pseudonyms =
        new ArrayList<>(List.of("6".repeat(64), "0123456789abcdef".repeat(2)));
    for (int i = 0; i < 300; i++) {
      byte[] bytes = new byte[16 + random.nextInt(17)];
      random.nextBytes(bytes);
      pseudonyms.add(HexFormat.of().formatHex(bytes));
    }
    List<Row> made =
        SparkForTests.session()
            .createDataset(pseudonyms, Encoders.STRING())
            .select(
                col("value"),
                OutreachToken.column(
                    lit("phase1"),
                    lit("op"),
                    lit("2024-W37"),
                    lit(OutreachToken.sheetOf("tổ 1")),
                    col("value")))
            .collectAsList();

    OutreachToken.Maker maker = maker(WEEK, OutreachToken.sheetOf("tổ 1"));
    assertThat(made)
        .hasSize(302)
        .allSatisfy(row -> assertThat(row.getString(1)).isEqualTo(maker.of(row.getString(0))));
  }

  /**
   * The attacker has two lists of the same subscribers and guesses that tokens belong together that
   * share their first or last digits, or stand at the same place in sorted order.
   */
  @Test
  void whoHasTwoListsAloneLinksThemNoBetterThanByChance() {
    Random random = new Random(1);
    List<String> pseudonyms = new ArrayList<>();
    for (int i = 0; i < 4_000; i++) {
      byte[] bytes = new byte[32];
      random.nextBytes(bytes);
      pseudonyms.add(HexFormat.of().formatHex(bytes));
    }
    List<String> first = pseudonyms.stream().map(maker(WEEK, LIST)::of).toList();
    List<String> second = pseudonyms.stream().map(maker(WEEK.plus(1), LIST)::of).toList();
    Set<String> shared = new HashSet<>(first);
    shared.retainAll(new HashSet<>(second));
    assertThat(shared).isEmpty();

    // 4,000 pairs and 256 values of two digits: 15.6 agree by chance, 4 deviations are 16 more.
    for (int from : new int[] {0, 8, 16, 30}) {
      int at = from;
      long agree = 0;
      for (int i = 0; i < first.size(); i++) {
        if (first.get(i).regionMatches(at, second.get(i), at, 2)) {
          agree++;
        }
      }
      assertThat(agree).isBetween(1L, 32L);
    }
    List<String> sortedFirst = first.stream().sorted().toList();
    List<String> sortedSecond = second.stream().sorted().toList();
    long sameSubscriber = 0;
    for (int i = 0; i < first.size(); i++) {
      if (first.indexOf(sortedFirst.get(i)) == second.indexOf(sortedSecond.get(i))) {
        sameSubscriber++;
      }
    }
    // One of a random order stays in place, on average.
    assertThat(sameSubscriber).isLessThanOrEqualTo(6);
  }

  private static OutreachToken.Maker maker(IsoWeek week, String list) {
    return new OutreachToken("phase1", "op", week, list).maker();
  }
}
