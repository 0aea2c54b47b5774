package org.sunset2g.oracle;

import static org.sunset2g.oracle.Story.AREA_A;
import static org.sunset2g.oracle.Story.AREA_B;
import static org.sunset2g.oracle.Story.TACS;
import static org.sunset2g.oracle.Story.pseudonym;

import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.sunset2g.vocabulary.IsoWeek;

/**
 * The worked example of the ledger's rules: twelve subscribers, two communes, three weeks, with
 * every row that must come out.
 *
 * @param landing folder of landing files
 * @param catalogue folder of catalogue versions; the second is in force from the Sunday of W37
 * @param adminUnits the two communes and what is above them
 * @param changes official successors: none that concerns the example
 */
public record WorkedExample(Path landing, Path catalogue, Path adminUnits, Path changes) {
  public static final List<IsoWeek> WEEKS =
      List.of(new IsoWeek(2024, 35), new IsoWeek(2024, 36), new IsoWeek(2024, 37));

  /** Writes all files under the folder, with the subscribers at that operator. */
  public static WorkedExample write(Path folder, String operator) {
    WorkedExample example =
        new WorkedExample(
            folder.resolve("landing"),
            folder.resolve("catalogue"),
            folder.resolve("admin_units.csv"),
            folder.resolve("admin_unit_changes.csv"));
    new Story()
        .subscriber(1, "A g", "A g", "A g")
        .subscriber(2, "A g", "A s", "A s")
        .subscriber(3, "A g", "A f", "A g")
        .subscriber(4, "A g", "B g", "B s")
        .subscriber(5, "A g", "A -", "A -")
        .subscriber(6, "A g", "", "A g")
        .subscriber(7, "A s", "A g", "A g")
        .subscriber(8, "", "A g", "A t")
        .subscriber(9, "A g", "A u", "A g")
        .subscriber(10, "A u", "A u", "A u")
        .subscriber(11, "A g", "A - PORTED_OUT", "")
        .subscriber(12, "A g M2M", "A g M2M", "A g")
        .write(example.landing, operator, WEEKS);
    Story.writeText(example.catalogue.resolve("2024-08-01.csv"), Story.catalogue());
    Story.writeText(example.catalogue.resolve("2024-09-15.csv"), Story.catalogueKnowing("2G"));
    Story.writeText(
        example.adminUnits,
        """
        code_system,level,code,name,parent_code
        VN-2004,province,20,Tỉnh Lạng Sơn,
        VN-2004,district,180,Huyện Tràng Định,20
        VN-2004,commune,06007,Xã A,180
        VN-2004,commune,06010,Xã B,180
        """);
    Story.writeText(example.changes, "old_code,new_code,kind\n");
    return example;
  }

  /** Every row of the ledger, keyed as {@link OracleResult#ledger()}. */
  public static SortedMap<String, Long> expectedLedger(String operator, String phase) {
    SortedMap<String, Long> ledger = new TreeMap<>();
    String[] rows = {
      "2024-W35 A BASELINE 8",
      "2024-W35 A CLOSING 8",
      "2024-W36 A OPENING 8",
      "2024-W36 A STAYED 2",
      "2024-W36 A DOWNGRADED 1",
      "2024-W36 A NEW_SUBSCRIBER 1",
      "2024-W36 A CONVERTED_SMARTPHONE 1",
      "2024-W36 A CONVERTED_FEATURE_PHONE 1",
      "2024-W36 A MOVED_OUT 1",
      "2024-W36 A LEFT_VANISHED 1",
      "2024-W36 A HANDSET_UNKNOWN 1",
      "2024-W36 A LEFT_PORTED 1",
      "2024-W36 A CLOSING 4",
      "2024-W36 B MOVED_IN 1",
      "2024-W36 B CLOSING 1",
      "2024-W37 A OPENING 4",
      "2024-W37 A STAYED 3",
      "2024-W37 A REVERTED 1",
      "2024-W37 A RETURNED 2",
      "2024-W37 A HANDSET_IDENTIFIED 1",
      "2024-W37 A RECLASSIFIED_IN 1",
      "2024-W37 A UPGRADED_BELOW_TARGET 1",
      "2024-W37 A CLOSING 8",
      "2024-W37 B OPENING 1",
      "2024-W37 B CONVERTED_SMARTPHONE 1"
    };
    for (String row : rows) {
      String[] words = row.split(" ");
      String area = words[1].equals("A") ? AREA_A : AREA_B;
      ledger.put(
          String.join("|", words[0], operator, phase, area.replace("/", "|"), words[2]),
          Long.valueOf(words[3]));
    }
    return ledger;
  }

  /** Every conversion at the end of W37, written as in {@link OracleResult#conversions()}. */
  public static SortedSet<String> expectedConversions(String operator, String phase) {
    String of = operator + "|" + phase + "|";
    String g = TACS.get("g");
    String f = TACS.get("f");
    String s = TACS.get("s");
    return new TreeSet<>(
        List.of(
            of + String.join("|", pseudonym(2), "2024-W36", g, s, "SMARTPHONE", "", ""),
            of + String.join("|", pseudonym(3), "2024-W36", g, f, "FEATURE_PHONE", "", "2024-W37"),
            of + String.join("|", pseudonym(4), "2024-W37", g, s, "SMARTPHONE", "", "")));
  }
}
