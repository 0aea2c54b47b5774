package org.sunset2g.oracle;

import static org.sunset2g.oracle.Story.TACS;
import static org.sunset2g.oracle.Story.pseudonym;
import static org.sunset2g.oracle.Story.weeks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.sunset2g.vocabulary.IsoWeek;

/**
 * One subscriber and one rule at a time, for every engine that claims to know the rules. All
 * stories are written as one operator's landing files, each in communes of its own: {@code A} and
 * {@code B}; {@code A+} the official successor of A in the new code system and {@code C+} another
 * area there; {@code E} below an exempt province and {@code X} exempt by itself, in no list.
 */
public final class LedgerStories {
  public static final String OPERATOR = "op";

  /** Weeks of absence after which a subscriber is forgotten, so that no story gets long. */
  public static final int FORGET_AFTER_WEEKS = 6;

  private static final IsoWeek FIRST = new IsoWeek(2024, 35);
  private static final List<LedgerStory> STORIES =
      numbered(
          rule(
                  "a handset is carried for three weeks, then gone quiet",
                  "A g",
                  "A -",
                  "A -",
                  "A -",
                  "A -",
                  "A -")
              .flows(
                  "W35 A BASELINE",
                  "W36 A STAYED",
                  "W37 A STAYED",
                  "W38 A STAYED",
                  "W39 A GONE_QUIET"),
          rule("the same handset after quiet is a return", "A g", "A -", "A -", "A -", "A -", "A g")
              .flows(
                  "W35 A BASELINE",
                  "W36 A STAYED",
                  "W37 A STAYED",
                  "W38 A STAYED",
                  "W39 A GONE_QUIET",
                  "W40 A RETURNED"),
          rule(
                  "weeks missing from the snapshot are weeks without observation",
                  "A g",
                  "",
                  "",
                  "A -",
                  "A -")
              .flows("W35 A BASELINE", "W36 A LEFT_VANISHED", "W38 A RETURNED", "W39 A GONE_QUIET"),
          rule(
                  "a carried week neither confirms nor breaks a conversion",
                  "A g",
                  "A s",
                  "A s",
                  "A -",
                  "A s")
              .flows("W35 A BASELINE", "W36 A CONVERTED_SMARTPHONE")
              .conversions("W36 g s SMARTPHONE confirmed W39 reverted "),
          rule("one further week does not confirm", "A g", "A s", "A s", "A -")
              .flows("W35 A BASELINE", "W36 A CONVERTED_SMARTPHONE")
              .conversions("W36 g s SMARTPHONE confirmed  reverted "),
          rule("an exempt week does not confirm", "A g", "A s", "A s M2M", "A s", "A s")
              .flows("W35 A BASELINE", "W36 A CONVERTED_SMARTPHONE")
              .conversions("W36 g s SMARTPHONE confirmed W39 reverted "),
          rule(
                  "a confirmed conversion that reverts keeps both weeks",
                  "A g",
                  "A s",
                  "A s",
                  "A v",
                  "A g",
                  "A s")
              .flows(
                  "W35 A BASELINE",
                  "W36 A CONVERTED_SMARTPHONE",
                  "W39 A REVERTED",
                  "W40 A CONVERTED_SMARTPHONE")
              .conversions(
                  "W36 g s SMARTPHONE confirmed W38 reverted W39",
                  "W40 g s SMARTPHONE confirmed  reverted "),
          rule("a conversion reverts whatever the flow is called", "A g", "A s", "", "A g")
              .flows("W35 A BASELINE", "W36 A CONVERTED_SMARTPHONE", "W38 A RETURNED")
              .conversions("W36 g s SMARTPHONE confirmed  reverted W38"),
          rule(
                  "a phone below the target is no conversion, its return a downgrade",
                  "A g",
                  "A t",
                  "A g")
              .flows("W35 A BASELINE", "W36 A UPGRADED_BELOW_TARGET", "W37 A DOWNGRADED"),
          rule("a target phone by way of one below it is no conversion", "A g", "A t", "A s")
              .flows("W35 A BASELINE", "W36 A UPGRADED_BELOW_TARGET"),
          rule(
                  "a tablet is another form, a non-cellular device an unknown handset",
                  "A g",
                  "A p",
                  "A g",
                  "A n",
                  "A g")
              .flows(
                  "W35 A BASELINE",
                  "W36 A CONVERTED_OTHER",
                  "W37 A REVERTED",
                  "W38 A HANDSET_UNKNOWN",
                  "W39 A HANDSET_IDENTIFIED")
              .conversions("W36 g p OTHER confirmed  reverted W37"),
          rule(
                  "whoever is away as long as is remembered returns",
                  weeks("A g", FORGET_AFTER_WEEKS, "", "A g"))
              .flows("W35 A BASELINE", "W36 A LEFT_VANISHED", "W42 A RETURNED"),
          rule(
                  "whoever is away a week longer is new",
                  weeks("A g", FORGET_AFTER_WEEKS + 1, "", "A g"))
              .flows("W35 A BASELINE", "W36 A LEFT_VANISHED", "W43 A NEW_SUBSCRIBER"),
          rule(
                  "a forgotten subscriber reverts no conversion",
                  "A g",
                  "A s",
                  "",
                  "",
                  "",
                  "",
                  "",
                  "",
                  "",
                  "A g")
              .flows("W35 A BASELINE", "W36 A CONVERTED_SMARTPHONE", "W44 A NEW_SUBSCRIBER")
              .conversions("W36 g s SMARTPHONE confirmed  reverted "),
          rule(
                  "weeks as ported out are weeks away",
                  weeks("A g", FORGET_AFTER_WEEKS + 1, "A g PORTED_OUT", "A g"))
              .flows("W35 A BASELINE", "W36 A LEFT_PORTED", "W43 A NEW_SUBSCRIBER"),
          rule("a move along with a conversion is booked at the old area", "A g", "B s")
              .flows("W35 A BASELINE", "W36 A CONVERTED_SMARTPHONE")
              .conversions("W36 g s SMARTPHONE confirmed  reverted "),
          rule("a move with another handset at risk is a move only", "A g", "B G")
              .flows("W35 A BASELINE", "W36 A MOVED_OUT", "W36 B MOVED_IN"),
          rule(
                  "a ported subscriber leaves the old area whatever the row says",
                  "A g",
                  "B g PORTED_OUT",
                  "B g")
              .flows("W35 A BASELINE", "W36 A LEFT_PORTED", "W37 B RETURNED"),
          rule("a reclaimed number leaves", "A g", "A g RECLAIMED")
              .flows("W35 A BASELINE", "W36 A LEFT_RECLAIMED"),
          rule(
                  "a blocked subscriber stands where the handset puts it",
                  "A g",
                  "A g TWO_WAY_BLOCKED",
                  "A s ONE_WAY_BLOCKED")
              .flows("W35 A BASELINE", "W36 A STAYED", "W37 A CONVERTED_SMARTPHONE")
              .conversions("W37 g s SMARTPHONE confirmed  reverted "),
          rule("a machine for a week is exempt and comes back", "A g", "A g M2M", "A g")
              .flows("W35 A BASELINE", "W36 A EXEMPTED", "W37 A RETURNED"),
          rule("whoever was first seen as ported out is new later", "", "A g PORTED_OUT", "A g")
              .flows("W37 A NEW_SUBSCRIBER"),
          rule("an area is exempt by an ancestor", "A g", "E g", "A g")
              .flows("W35 A BASELINE", "W36 A EXEMPTED", "W37 A RETURNED"),
          rule(
                  "an exempt area needs no list, and the same code elsewhere stays inside",
                  "A g",
                  "X g")
              .flows("W35 A BASELINE", "W36 A EXEMPTED"),
          rule("a change to an official successor is rezoning", "A g", "A+ g")
              .flows("W35 A BASELINE", "W36 A REZONED_OUT", "W36 A+ REZONED_IN"),
          rule("a change to another area of the new system is a move", "A g", "C+ g")
              .flows("W35 A BASELINE", "W36 A MOVED_OUT", "W36 C+ MOVED_IN"),
          rule("a change back to the old area is a move", "A+ g", "A g")
              .flows("W35 A+ BASELINE", "W36 A MOVED_IN", "W36 A+ MOVED_OUT"),
          rule("a rezoned subscriber who converts leaves the old area", "A g", "A+ s")
              .flows("W35 A BASELINE", "W36 A CONVERTED_SMARTPHONE")
              .conversions("W36 g s SMARTPHONE confirmed  reverted "),
          rule("a model found to be at risk is reclassified in", "A x", "A x")
              .flows("W36 A RECLASSIFIED_IN"),
          rule("a return wins over a reclassification", "A x M2M", "A x").flows("W36 A RETURNED"),
          rule("a model found to reach the target is no conversion", "A y", "A y")
              .flows("W35 A BASELINE", "W36 A RECLASSIFIED_OUT"),
          rule(
                  "a reclassification back reverts a conversion under its own name",
                  "A g",
                  "A z",
                  "A z")
              .flows("W35 A BASELINE", "W36 A CONVERTED_FEATURE_PHONE", "W37 A RECLASSIFIED_IN")
              .conversions("W36 g z FEATURE_PHONE confirmed  reverted W37"),
          rule(
                  "a converted subscriber back at risk by way of an unknown handset has reverted",
                  "A g",
                  "A s",
                  "A u",
                  "A g")
              .flows("W35 A BASELINE", "W36 A CONVERTED_SMARTPHONE", "W38 A REVERTED")
              .conversions("W36 g s SMARTPHONE confirmed  reverted W38"));

  /**
   * One story.
   *
   * @param number which subscriber it is about
   * @param rule what it shows
   * @param told the subscriber week by week, as {@link Story} reads it
   * @param flows week, area and flow of every row of the ledger but OPENING and CLOSING
   * @param conversions every conversion as known in the end
   */
  public record LedgerStory(
      int number, String rule, List<String> told, List<String> flows, List<String> conversions) {

    private LedgerStory flows(String... expected) {
      return new LedgerStory(number, rule, told, List.of(expected), conversions);
    }

    private LedgerStory conversions(String... expected) {
      return new LedgerStory(number, rule, told, flows, List.of(expected));
    }

    @Override
    public String toString() {
      return rule;
    }
  }

  private static LedgerStory rule(String name, String... told) {
    return new LedgerStory(0, name, List.of(told), List.of(), List.of());
  }

  private static List<LedgerStory> numbered(LedgerStory... stories) {
    return IntStream.range(0, stories.length)
        .mapToObj(
            i ->
                new LedgerStory(
                    i + 1,
                    stories[i].rule(),
                    stories[i].told(),
                    stories[i].flows(),
                    stories[i].conversions()))
        .toList();
  }

  private LedgerStories() {}

  public static List<LedgerStory> all() {
    return STORIES;
  }

  public static List<IsoWeek> allWeeks() {
    int longest = STORIES.stream().mapToInt(story -> story.told().size()).max().orElseThrow();
    return IntStream.range(0, longest).mapToObj(FIRST::plus).toList();
  }

  /** Areas outside the phase. */
  public static List<String> exemptAreas() {
    List<String> exempt = new ArrayList<>(List.of("VN-2004/48", "VN-2004/99999"));
    all().forEach(story -> exempt.add(area("A", story).replace("VN-2004", "VN-2025")));
    return exempt;
  }

  /** Writes {@code landing}, {@code catalogue}, {@code units.csv} and {@code changes.csv}. */
  public static void write(Path folder) {
    Story written = new Story();
    StringBuilder changes = new StringBuilder("old_code,new_code,kind\n");
    for (LedgerStory story : all()) {
      String[] told = story.told().stream().map(week -> placed(week, story)).toArray(String[]::new);
      written.subscriber(story.number(), told);
      changes
          .append(area("A", story).split("/")[1] + "," + area("A+", story).split("/")[1])
          .append(",split\n");
    }
    written.write(folder.resolve("landing"), OPERATOR, allWeeks());
    Story.writeText(folder.resolve("changes.csv"), changes.toString());
    Story.writeText(
        folder.resolve("units.csv"),
        """
        code_system,level,code,name,parent_code
        VN-2004,province,48,Thành phố Đà Nẵng,
        VN-2004,district,498,Huyện Hoàng Sa,48
        VN-2004,commune,20333,Xã,498
        VN-2025,province,20,Lạng Sơn,
        """);
    Path catalogue = folder.resolve("catalogue");
    Story.writeText(
        catalogue.resolve("2024-08-01.csv"), Story.catalogueKnowing("y", "2G", "z", "2G|4G"));
    Story.writeText(
        catalogue.resolve("2024-09-08.csv"),
        Story.catalogueKnowing("x", "2G", "y", "2G|4G", "z", "2G|4G"));
    Story.writeText(
        catalogue.resolve("2024-09-15.csv"),
        Story.catalogueKnowing("x", "2G", "y", "2G|4G", "z", "2G"));
  }

  /**
   * The flows of each story in its own words, up to where it ends, from ledger keys as of {@link
   * OracleResult}.
   */
  public static Map<Integer, List<String>> flows(Map<String, Long> ledger) {
    Map<String, String> places = new TreeMap<>();
    for (LedgerStory story : all()) {
      for (String name : List.of("A", "B", "A+", "C+")) {
        places.put(area(name, story), story.number() + " " + name);
      }
    }
    Map<Integer, List<String>> flows = new TreeMap<>();
    ledger.forEach(
        (key, subscribers) -> {
          String[] row = key.split("\\|");
          String place = places.getOrDefault(row[3] + "/" + row[4], "0 " + row[4]);
          int story = Integer.parseInt(place.split(" ")[0]);
          IsoWeek last =
              story == 0 ? allWeeks().get(allWeeks().size() - 1) : lastWeek(STORIES.get(story - 1));
          if (!List.of("OPENING", "CLOSING").contains(row[5])
              && IsoWeek.parse(row[0]).compareTo(last) <= 0) {
            String times = subscribers == 1 ? "" : " x" + subscribers;
            flows
                .computeIfAbsent(story, none -> new ArrayList<>())
                .add(
                    "%s %s %s%s"
                        .formatted(row[0].substring(5), place.split(" ")[1], row[5], times));
          }
        });
    flows.values().forEach(list -> list.sort(null));
    return flows;
  }

  /** The conversions of each story, from rows as of {@link OracleResult}. */
  public static Map<Integer, List<String>> conversions(Collection<String> conversions) {
    Map<Integer, List<String>> found = new TreeMap<>();
    for (String conversion : conversions) {
      String[] row = conversion.split("\\|", -1);
      int story =
          all().stream()
              .filter(each -> pseudonym(each.number()).equals(row[2]))
              .findFirst()
              .map(LedgerStory::number)
              .orElse(0);
      found
          .computeIfAbsent(story, none -> new ArrayList<>())
          .add(
              "%s %s %s %s confirmed %s reverted %s"
                  .formatted(
                      week(row[3]),
                      letter(row[4]),
                      letter(row[5]),
                      row[6],
                      week(row[7]),
                      week(row[8])));
    }
    found.values().forEach(list -> list.sort(null));
    return found;
  }

  private static String placed(String week, LedgerStory story) {
    if (week.isEmpty()) {
      return week;
    }
    String[] words = week.split(" ");
    words[0] = area(words[0], story);
    return String.join(" ", Arrays.asList(words));
  }

  private static String area(String name, LedgerStory story) {
    String code = "1%02d".formatted(story.number());
    return switch (name) {
      case "A" -> "VN-2004/" + code + "07";
      case "B" -> "VN-2004/" + code + "10";
      case "A+" -> "VN-2025/" + code + "01";
      case "C+" -> "VN-2025/" + code + "02";
      case "E" -> "VN-2004/20333";
      case "X" -> "VN-2004/99999";
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static IsoWeek lastWeek(LedgerStory story) {
    return FIRST.plus(story.told().size() - 1);
  }

  private static String week(String written) {
    return written.isEmpty() ? "" : written.substring(5);
  }

  private static String letter(String tac) {
    return TACS.entrySet().stream()
        .filter(handset -> handset.getValue().equals(tac))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(tac);
  }
}
