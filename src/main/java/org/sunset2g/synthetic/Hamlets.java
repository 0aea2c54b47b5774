package org.sunset2g.synthetic;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.sunset2g.vocabulary.AreaCode;

/** Names for hamlets as operators' files have them: free text, now and then awkward. */
final class Hamlets {
  private static final List<String> NORTHERN =
      List.of(
          "Nà Lầu",
          "Pò Mới",
          "Khuổi Slao",
          "Nà Pùng",
          "Tềnh Chè",
          "Bó Luông",
          "Còn Quan",
          "Phai Làng",
          "Nà Mùm",
          "Kéo Cặp",
          "Lũng Vài",
          "Pác Đông",
          "Nà Sầm",
          "Tà Lài");
  private static final List<String> SOUTHERN =
      List.of(
          "Hòa Thạnh",
          "Mỹ Phước",
          "Phú Thành",
          "An Hòa",
          "Tân Lập",
          "Xẻo Gừa",
          "Trà Quýt",
          "Bưng Cốc",
          "Đại Ân",
          "Lợi Hưng",
          "Sóc Bưng",
          "Kinh Giữa",
          "Prey Chóp",
          "Vĩnh Thới");

  /** Codes of communes rise from north to south; here the delta and its neighbours begin. */
  private static final String SOUTH_FROM = "24000";

  private Hamlets() {}

  /** The commune's hamlets, five to ten. */
  static Text[] of(AreaCode area, String commune, long seed) {
    Chance chance = new Chance(Chance.mix(seed ^ 11, area.toString()));
    boolean southern = area.code().compareTo(SOUTH_FROM) > 0;
    boolean town = commune.startsWith("Phường") || commune.startsWith("Thị trấn");
    Set<String> names = new LinkedHashSet<>();
    int wanted = 5 + chance.below(6);
    while (names.size() < wanted) {
      names.add(town ? urban(southern, chance) : rural(southern, chance));
    }
    return names.stream().map(Text::of).toArray(Text[]::new);
  }

  private static String urban(boolean southern, Chance chance) {
    int number = 1 + chance.below(14);
    return chance.happens(0.1)
        ? "Tổ %d, %s %d".formatted(1 + chance.below(20), southern ? "Khóm" : "Khối", number)
        : (southern ? "Khóm " : "Khối ") + number;
  }

  private static String rural(boolean southern, Chance chance) {
    List<String> own = southern ? SOUTHERN : NORTHERN;
    String name = own.get(chance.below(own.size()));
    String kind = southern ? "Ấp" : chance.happens(0.4) ? "Bản" : "Thôn";
    int turn = chance.below(40);
    if (turn == 0) {
      return "%s \"%s\" cũ".formatted(kind, name);
    }
    if (turn == 1) {
      return "%s %s, nhóm %d".formatted(kind, name, 1 + chance.below(4));
    }
    return turn < 14 ? "%s %s %d".formatted(kind, name, 1 + chance.below(3)) : kind + " " + name;
  }
}
