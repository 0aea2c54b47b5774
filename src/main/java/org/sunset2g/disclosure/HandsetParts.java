package org.sunset2g.disclosure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Function;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.Generation;
import org.sunset2g.vocabulary.HandsetClass;
import org.sunset2g.vocabulary.HandsetForm;

/** Divides what is shown as closing number of every area by handset, SIM and model. */
final class HandsetParts {
  /** Models that an area tells by name. */
  private static final int MODELS = 10;

  private record Kind(HandsetClass handset, HandsetForm form, Optional<Generation> sim)
      implements Comparable<Kind> {
    private static final Comparator<Kind> ORDER =
        Comparator.comparing(Kind::handset)
            .thenComparing(Kind::form)
            .thenComparing(kind -> kind.sim().map(Generation::ordinal).orElse(Integer.MAX_VALUE));

    @Override
    public int compareTo(Kind other) {
      return ORDER.compare(this, other);
    }
  }

  private final int minimumCell;
  private final PublishedTree tree;
  private final SplittableRandom draw;

  HandsetParts(int minimumCell, PublishedTree tree, SplittableRandom draw) {
    this.minimumCell = minimumCell;
    this.tree = tree;
    this.draw = draw;
  }

  /** Closing numbers by handset and SIM. */
  List<HandsetSim> sims(List<HandsetCount> handsets, long[] closing) {
    List<HandsetSim> rows = new ArrayList<>();
    Kind otherwise = new Kind(HandsetClass.UNKNOWN, HandsetForm.UNKNOWN, Optional.empty());
    divided(handsets, row -> new Kind(row.handset(), row.form(), row.sim()), closing, otherwise)
        .forEach(
            (area, kinds) ->
                kinds.forEach(
                    (kind, subscribers) ->
                        rows.add(
                            new HandsetSim(
                                area, kind.handset(), kind.form(), kind.sim(), subscribers))));
    return rows;
  }

  /** Closing numbers by model, most first, those without a name of their own last. */
  List<ModelFigure> models(List<HandsetCount> handsets, long[] closing) {
    List<ModelFigure> rows = new ArrayList<>();
    divided(handsets, HandsetCount::model, closing, "")
        .forEach(
            (area, models) -> {
              List<Map.Entry<String, Long>> named =
                  models.entrySet().stream()
                      .filter(model -> !model.getKey().isEmpty())
                      .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                      .limit(MODELS)
                      .toList();
              long others = models.values().stream().mapToLong(Long::longValue).sum();
              for (Map.Entry<String, Long> model : named) {
                rows.add(new ModelFigure(area, model.getKey(), model.getValue()));
                others -= model.getValue();
              }
              if (others > 0) {
                rows.add(new ModelFigure(area, "", others));
              }
            });
    return rows;
  }

  /** What is shown of every part in every area of the tree, in the order of the table. */
  private <P extends Comparable<P>> Map<AreaCode, SortedMap<P, Long>> divided(
      List<HandsetCount> handsets, Function<HandsetCount, P> part, long[] closing, P otherwise) {
    if (handsets.isEmpty()) {
      return Map.of();
    }
    Map<AreaCode, SortedMap<P, Long>> counts = new HashMap<>();
    for (HandsetCount row : handsets) {
      counts
          .computeIfAbsent(tree.areas().placeOf(row.commune()).code(), none -> new TreeMap<>())
          .merge(part.apply(row), row.subscribers(), Long::sum);
    }
    Map<AreaCode, SortedMap<P, Long>> shown = new LinkedHashMap<>();
    tree.areas().tree().forEach(area -> shown.put(area.code(), new TreeMap<>()));
    Apportionment<P> parts = new Apportionment<>(minimumCell, tree.above(), draw);
    for (int leaf = 0; leaf < closing.length; leaf++) {
      AreaCode code = tree.leaves().get(leaf).code();
      SortedMap<P, Long> divided =
          parts.divide(leaf, counts.getOrDefault(code, new TreeMap<>()), closing[leaf], otherwise);
      for (AreaCode area : tree.line(leaf)) {
        divided.forEach((name, figure) -> shown.get(area).merge(name, figure, Long::sum));
      }
    }
    return shown;
  }
}
