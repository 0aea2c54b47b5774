package org.sunset2g.job;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.sunset2g.feed.landing.LandingFolder;
import org.sunset2g.lake.LakeFormat;
import org.sunset2g.lake.RunRecord;
import org.sunset2g.lake.RunRecords;
import org.sunset2g.vocabulary.IsoWeek;

/** Whether the week after the last published one has come, from whoever delivered the last. */
final class LandingHealth implements HealthCheck {
  @Override
  public List<HealthFinding> look(HealthSurroundings surroundings) {
    Configuration configuration = surroundings.configuration();
    if (configuration.landing().isEmpty() || !Files.isDirectory(configuration.landing().get())) {
      return List.of(
          HealthFinding.wrong(
              "landing",
              configuration
                  .landing()
                  .map(folder -> folder + " is not there")
                  .orElse("paths.landing is not set"),
              "name the folder of landing files in paths.landing"));
    }
    Path landing = configuration.landing().get();
    return List.of(
        ReferenceHealth.trying(
            "landing",
            () ->
                last(configuration)
                    .map(run -> next(landing, run))
                    .orElse(HealthFinding.good("landing", landing + ": no week is run yet"))));
  }

  private static Optional<RunRecord> last(Configuration configuration) {
    return configuration
        .lake()
        .filter(lake -> LakeFormat.of(lake).isPresent())
        .flatMap(
            lake ->
                new RunRecords(lake)
                    .all().stream()
                        .filter(RunRecord::isPublished)
                        .max(java.util.Comparator.comparing(run -> IsoWeek.parse(run.week()))));
  }

  private static HealthFinding next(Path landing, RunRecord last) {
    IsoWeek next = IsoWeek.parse(last.week()).plus(1);
    List<String> there = LandingFolder.operators(landing, next);
    List<String> missing =
        last.operators().stream().filter(operator -> !there.contains(operator)).toList();
    return missing.isEmpty()
        ? HealthFinding.good("landing", next + " is there: " + String.join(", ", there))
        : HealthFinding.warning(
            "landing",
            "%s has nothing yet of %s".formatted(next, String.join(", ", missing)),
            "wait for it, or ask");
  }
}
