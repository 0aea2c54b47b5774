package org.sunset2g.job;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.sunset2g.contract.Column;
import org.sunset2g.contract.Contracts;
import org.sunset2g.contract.DeviceObservation;
import org.sunset2g.contract.SubscriberSnapshot;
import org.sunset2g.lake.Lake;
import org.sunset2g.lake.RunRecord;
import org.sunset2g.vocabulary.IsoWeek;
import org.sunset2g.watch.Delivery;
import org.sunset2g.watch.LineageEvent;
import org.sunset2g.watch.LineageEvent.Dataset;
import org.sunset2g.watch.LineageEvent.Type;

/**
 * Tells OpenLineage of every run, and of runs that were killed when the next one finds them. Counts
 * of rows are those of landing tables only: a table with a row for everybody at risk would tell the
 * ledger.
 */
final class LineageListener implements RunListener {
  private static final String JOB = "sunset2g.weekly";
  private static final Set<String> COUNTED =
      Set.of(SubscriberSnapshot.TABLE, DeviceObservation.TABLE);

  private final Configuration configuration;
  private final WatchSettings settings;
  private final Path lake;
  private final Clock clock;

  LineageListener(Configuration configuration, Path lake, Clock clock) {
    this.configuration = configuration;
    this.settings = configuration.watch();
    this.lake = lake.toAbsolutePath().normalize();
    this.clock = clock;
  }

  @Override
  public void started(RunRecord run, List<RunRecord> interrupted) {
    interrupted.forEach(
        killed -> send(event(Type.ABORT, killed, now(), Optional.of("it was killed"), List.of())));
    send(event(Type.START, run, run.startedAt(), Optional.empty(), List.of()));
  }

  @Override
  public void ended(RunEnd end) {
    end.run()
        .ifPresent(
            run ->
                send(
                    event(
                        end.fault().isEmpty() ? Type.COMPLETE : Type.FAIL,
                        run,
                        end.endedAt().truncatedTo(ChronoUnit.MILLIS),
                        end.reason(),
                        run.isPublished() ? outputs(run) : List.of())));
  }

  /** The same in every event of a run; a lake made anew in the same place has other ones. */
  static UUID uuid(Path lake, RunRecord run) {
    String name = lake.toAbsolutePath().normalize() + "\n" + run.runId() + "\n" + run.startedAt();
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }

  private LineageEvent event(
      Type type, RunRecord run, Instant at, Optional<String> error, List<Dataset> outputs) {
    return new LineageEvent(
        type,
        at,
        settings.lineageNamespace(),
        JOB,
        uuid(lake, run),
        IsoWeek.parse(run.week()).monday(),
        run.engine(),
        run.versions(),
        error,
        inputs(run),
        outputs);
  }

  private List<Dataset> inputs(RunRecord run) {
    List<Dataset> inputs = new ArrayList<>();
    for (RunRecord.Input input : run.inputs()) {
      int blank = input.role().lastIndexOf(' ');
      String operator = blank < 0 ? "" : input.role().substring(0, blank);
      String table = input.role().substring(blank + 1);
      Path place =
          blank < 0
              ? reference(table, input.file())
              : configuration
                  .landing()
                  .orElse(Path.of(""))
                  .resolve(operator)
                  .resolve(run.week())
                  .resolve(input.file());
      Long rows = run.counts().get(operator + "." + table + ".rows");
      inputs.add(
          new Dataset(
              place.toAbsolutePath().normalize().toString(),
              Optional.of("sha256:" + input.sha256()),
              blank >= 0 && COUNTED.contains(table) ? fields(table, run) : Map.of(),
              rows == null || !COUNTED.contains(table)
                  ? OptionalLong.empty()
                  : OptionalLong.of(rows),
              OptionalLong.of(input.bytes()),
              checks(run, operator, table)));
    }
    return inputs;
  }

  /** A reference file by its role; a run record keeps names without folders. */
  private Path reference(String role, String file) {
    Optional<Path> set =
        switch (role) {
          case "tac_catalogue" -> configuration.tacCatalogue();
          case "capability_overlay" -> configuration.capabilityOverlay();
          case "certified_handset" -> configuration.certifiedHandsets();
          case "admin_unit" -> configuration.adminUnits();
          case "admin_unit_change" -> configuration.adminUnitChanges();
          case "registry" -> configuration.registry();
          default -> Optional.empty();
        };
    return set.map(place -> place.endsWith(file) ? place : place.resolve(file))
        .orElse(Path.of(file));
  }

  private static List<LineageEvent.Check> checks(RunRecord run, String operator, String table) {
    return run.gates().stream()
        .filter(gate -> !gate.table().isEmpty())
        .filter(gate -> gate.operator().equals(operator) && gate.table().equals(table))
        .filter(gate -> gate.limit().isPresent())
        .map(gate -> new LineageEvent.Check(gate.gate(), gate.column(), gate.passed()))
        .toList();
  }

  private List<Dataset> outputs(RunRecord run) {
    List<Dataset> outputs = new ArrayList<>();
    String warehouse = Lake.warehouse(lake, configuration.catalogue());
    run.snapshots()
        .forEach(
            (table, snapshot) ->
                outputs.add(
                    new Dataset(
                        warehouse + "/sunset2g/" + table,
                        Optional.of(snapshot.toString()),
                        fields(table, run),
                        COUNTED.contains(table) ? accepted(run, table) : OptionalLong.empty(),
                        OptionalLong.empty(),
                        List.of())));
    configuration
        .output()
        .ifPresent(
            output -> {
              for (String kind : List.of("reports", "lists")) {
                Path folder = output.resolve(kind).resolve(run.week());
                outputs.add(
                    new Dataset(
                        folder.toAbsolutePath().normalize().toString(),
                        Optional.of("run:" + run.runId()),
                        Map.of(),
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        List.of()));
              }
            });
    return outputs;
  }

  private static OptionalLong accepted(RunRecord run, String table) {
    return OptionalLong.of(
        run.operators().stream()
            .map(operator -> run.counts().get(operator + "." + table + ".accepted"))
            .filter(Objects::nonNull)
            .mapToLong(Long::longValue)
            .sum());
  }

  private static Map<String, String> fields(String table, RunRecord run) {
    try {
      Map<String, String> fields = new LinkedHashMap<>();
      for (Column column : Contracts.of(table).columns()) {
        String type = column.type().name().toLowerCase(Locale.ROOT);
        if (column.perPhase()) {
          run.phases().forEach(phase -> fields.put(column.nameIn(phase), type));
        } else {
          fields.put(column.name(), type);
        }
      }
      return fields;
    } catch (IllegalArgumentException withoutContract) {
      return Map.of();
    }
  }

  private void send(LineageEvent event) {
    byte[] json = event.json();
    String name =
        "%d_%s_%s.json".formatted(event.at().toEpochMilli(), event.runId(), event.type().name());
    settings
        .lineageFolder()
        .ifPresent(
            folder ->
                MetricsListener.deliver(
                    "lineage.folder", () -> Delivery.toFile(folder.resolve(name), json)));
    Optional<URI> url = settings.lineageUrl();
    url.ifPresent(
        server ->
            MetricsListener.deliver(
                "lineage.url",
                () -> Delivery.toServer(server, "POST", LineageEvent.CONTENT_TYPE, json)));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  @Override
  public String toString() {
    return "lineage";
  }
}
