package org.sunset2g.job;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.sunset2g.feed.dump.DumpLimits;
import org.sunset2g.ledger.LedgerSettings;
import org.sunset2g.ledger.Phase;
import org.sunset2g.outreach.OutreachSettings;
import org.sunset2g.quality.Gate;
import org.sunset2g.quality.GateLevel;
import org.sunset2g.quality.GateSettings;
import org.sunset2g.quality.NumberPlan;
import org.sunset2g.registry.DueDate;
import org.sunset2g.storage.Places;
import org.sunset2g.vocabulary.Spelling;

/**
 * The settings of a run, checked.
 *
 * @param landing folder of landing files
 * @param lake folder of the lake
 * @param output folder of reports and lists
 * @param scratch folder on a disk for what a run needs beside the lake while it is at work
 * @param tacCatalogue catalogue file, or folder of versions
 * @param capabilityOverlay radio technology by model
 * @param certifiedHandsets the regulator's list of certified handsets
 * @param adminUnits administrative units; without them every area is unplaced
 * @param adminUnitChanges official successors of communes
 * @param registry teams, offices, offers and restrictions of outreach, a folder
 * @param tetDaysBefore days before the first day of Tết on which no offer goes out
 * @param tetDaysAfter days from the first day of Tết on, it included, on which none does
 * @param codeSystems since when the code systems of administrative units are in force
 * @param operators operators to run; empty for all found
 * @param phases sunset phases, at least one
 * @param ledger how long the ledger remembers
 * @param outreach how lists are made
 * @param papers what is made of them for people outside the operator
 * @param inflowSince first day from which new 2G-only handsets are counted; never where absent
 * @param gates what a week's input is measured by
 * @param dump when an operator's own device dump is not believed
 * @param numbers numbers that are tried to find plain hashes
 * @param minimumCell what every published figure is a multiple of
 * @param report what planners' reports need beside the figures
 * @param forecasting how the weeks to come are forecast
 * @param retention how long rows of single persons are kept
 * @param calendar what is due when, without the ends of service of the phases
 * @param watch where a run tells machines about itself
 * @param engine what runs the heavy steps
 * @param catalogue Iceberg catalogue properties; empty for the embedded one
 * @param spark Spark settings by their own names
 */
public record Configuration(
    Optional<Path> landing,
    Optional<Path> lake,
    Optional<Path> output,
    Optional<Path> scratch,
    Optional<Path> tacCatalogue,
    Optional<Path> capabilityOverlay,
    Optional<Path> certifiedHandsets,
    Optional<Path> adminUnits,
    Optional<Path> adminUnitChanges,
    Optional<Path> registry,
    int tetDaysBefore,
    int tetDaysAfter,
    SortedMap<String, LocalDate> codeSystems,
    List<String> operators,
    List<Phase> phases,
    LedgerSettings ledger,
    OutreachSettings outreach,
    Set<Paper> papers,
    Optional<LocalDate> inflowSince,
    GateSettings gates,
    DumpLimits dump,
    NumberPlan numbers,
    int minimumCell,
    ReportSettings report,
    ForecastingSettings forecasting,
    RetentionSettings retention,
    List<DueDate> calendar,
    WatchSettings watch,
    Engine engine,
    Optional<Integer> offHeapMebibytes,
    Map<String, String> catalogue,
    Map<String, String> spark) {

  /** What runs the heavy steps. */
  public enum Engine {
    /** Comet where its native library loads, else Spark's own operators. */
    AUTO,
    /** Spark's own operators. */
    SPARK
  }

  private static final long LEAST_OFF_HEAP = 768L << 20;

  public Configuration {
    operators = List.copyOf(operators);
    phases = List.copyOf(phases);
    if (phases.isEmpty()) {
      throw new IllegalArgumentException("phases must name at least one phase");
    }
    if (new TreeSet<>(phases.stream().map(Phase::name).toList()).size() < phases.size()) {
      throw new IllegalArgumentException("phases must have different names");
    }
    for (Phase phase : phases) {
      if (PhasePlaces.TAKEN.contains(phase.name())) {
        throw new IllegalArgumentException(
            "phases.name must be none of %s, which are folders of a report, was '%s'"
                .formatted(PhasePlaces.TAKEN, phase.name()));
      }
    }
    if (minimumCell < 5) {
      throw new IllegalArgumentException(
          "disclosure.minimumCell must be at least 5, was " + minimumCell);
    }
    if (retention.conversionWeeks() < outreach.memoryWeeks()) {
      throw new IllegalArgumentException(
          ("retention.conversionWeeks must be at least %d, was %d: what teams and desks were told is"
                  + " remembered that long (outreach.refusalWeeks, outreach.notNeededWeeks,"
                  + " outreach.reportedConversionWeeks, outreach.contactPauseDays)")
              .formatted(outreach.memoryWeeks(), retention.conversionWeeks()));
    }
    requireDays("blackout.tetDaysBefore", tetDaysBefore);
    requireDays("blackout.tetDaysAfter", tetDaysAfter);
  }

  private static void requireDays(String key, int days) {
    if (days < 0 || days > 60) {
      throw new IllegalArgumentException(key + " must be from 0 to 60, was " + days);
    }
  }

  /** Reads defaults, then the file where there is one, then each {@code key=value}. */
  public static Configuration read(Optional<Path> file, List<String> assignments) {
    SettingsTree settings = SettingsTree.defaults();
    file.ifPresent(settings::add);
    assignments.forEach(settings::set);
    try {
      return new Configuration(
          path(settings, "paths.landing"),
          path(settings, "paths.lake"),
          mounted(settings, "paths.output"),
          mounted(settings, "paths.scratch"),
          mounted(settings, "reference.tacCatalogue"),
          mounted(settings, "reference.capabilityOverlay"),
          mounted(settings, "reference.certifiedHandsets"),
          mounted(settings, "reference.adminUnits"),
          mounted(settings, "reference.adminUnitChanges"),
          mounted(settings, "reference.registry"),
          whole(settings, "blackout.tetDaysBefore"),
          whole(settings, "blackout.tetDaysAfter"),
          days(settings, "codeSystems"),
          texts(settings.at("operators"), "operators"),
          PhaseSettings.read(settings.at("phases")),
          new LedgerSettings(
              whole(settings, "ledger.quietAfterWeeks"),
              whole(settings, "ledger.forgetAfterWeeks"),
              whole(settings, "ledger.confirmationWeeks")),
          OutreachSettingsReader.read(settings),
          OutreachSettingsReader.papers(settings),
          day(settings, "inflow.since"),
          gates(settings),
          DumpSettings.read(settings),
          new NumberPlan(
              texts(settings.at("pseudonyms.numberPrefixes"), "pseudonyms.numberPrefixes"),
              settings.at("pseudonyms.countryCode").asText(),
              whole(settings, "pseudonyms.numberDigits")),
          whole(settings, "disclosure.minimumCell"),
          ReportSettings.read(settings, path(settings, "report.boundaries")),
          ForecastingSettings.read(settings),
          new RetentionSettings(
              whole(settings, "retention.landingWeeks"),
              whole(settings, "retention.stateWeeks"),
              whole(settings, "retention.listWeeks"),
              whole(settings, "retention.conversionWeeks")),
          CalendarSettings.read(settings.at("calendar")),
          WatchSettings.read(settings),
          oneOf(Engine.class, settings.at("engine").asText(), "engine"),
          mebibytes(settings, "memory.offHeap"),
          map(settings.at("catalogue")),
          map(settings.at("spark")));
    } catch (IllegalArgumentException invalid) {
      throw new ConfigurationProblem(invalid.getMessage());
    }
  }

  /** The setting, or a message that says how to give it. */
  static Path required(Optional<Path> setting, String key) {
    return setting.orElseThrow(
        () ->
            new ConfigurationProblem(
                "%s is not set: name it in the --config file or with --set %s=..."
                    .formatted(key, key)));
  }

  /** Memory outside the heap for native steps: what is set, else two thirds of the heap. */
  long offHeapBytes() {
    return offHeapMebibytes
        .map(mebibytes -> (long) mebibytes << 20)
        .orElseGet(() -> Math.max(LEAST_OFF_HEAP, Runtime.getRuntime().maxMemory() / 3 * 2));
  }

  /** The settings that the figures depend on, for the run record. */
  SortedMap<String, Object> figures() {
    SortedMap<String, Object> figures = new TreeMap<>();
    figures.put("ledger.quietAfterWeeks", ledger.quietAfterWeeks());
    figures.put("ledger.forgetAfterWeeks", ledger.forgetAfterWeeks());
    figures.put("ledger.confirmationWeeks", ledger.confirmationWeeks());
    figures.put("disclosure.minimumCell", minimumCell);
    codeSystems.forEach((name, since) -> figures.put("codeSystems." + name, since.toString()));
    OutreachSettingsReader.figures(outreach, figures);
    figures.put("blackout.tetDaysBefore", tetDaysBefore);
    figures.put("blackout.tetDaysAfter", tetDaysAfter);
    forecasting.figures(figures);
    figures.put("inflow.since", inflowSince.map(LocalDate::toString).orElse("never"));
    figures.put("gates.minimumRows", gates.minimumRows());
    figures.put("gates.historyWeeks", gates.historyWeeks());
    figures.put("gates.maxSubscribersPerDevice", gates.maxSubscribersPerDevice());
    gates
        .limits()
        .forEach(
            (gate, limit) ->
                figures.put("gates." + gate.label(), limit.limit() + " " + limit.level()));
    figures.put("phases", phases.stream().map(PhaseSettings::written).toList());
    return figures;
  }

  private static GateSettings gates(SettingsTree settings) {
    Map<Gate, GateSettings.Limit> limits = new EnumMap<>(Gate.class);
    for (Gate gate : Gate.values()) {
      String key = "gates." + gate.label();
      limits.put(
          gate,
          new GateSettings.Limit(
              number(settings, key + ".limit"),
              oneOf(GateLevel.class, settings.at(key + ".level").asText(), key + ".level")));
    }
    return new GateSettings(
        limits,
        whole(settings, "gates.minimumRows"),
        whole(settings, "gates.historyWeeks"),
        whole(settings, "gates.maxSubscribersPerDevice"));
  }

  private static Optional<LocalDate> day(SettingsTree settings, String key) {
    JsonNode node = settings.at(key);
    if (node.isNull()) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDate.parse(node.asText()));
    } catch (DateTimeParseException malformed) {
      throw new IllegalArgumentException(
          key + " must be a day such as 2024-03-01, was '" + node.asText() + "'");
    }
  }

  private static SortedMap<String, LocalDate> days(SettingsTree settings, String group) {
    SortedMap<String, LocalDate> days = new TreeMap<>();
    settings
        .at(group)
        .fieldNames()
        .forEachRemaining(
            name -> day(settings, group + "." + name).ifPresent(day -> days.put(name, day)));
    return days;
  }

  static <E extends Enum<E>> E oneOf(Class<E> type, String text, String key) {
    List<String> names = Arrays.stream(type.getEnumConstants()).map(Enum::name).toList();
    Supplier<IllegalArgumentException> unknown =
        () ->
            new IllegalArgumentException(
                "%s: '%s' is none of %s.%s"
                    .formatted(
                        key, text, String.join(", ", names), Spelling.suggestion(text, names)));
    return Arrays.stream(type.getEnumConstants())
        .filter(value -> value.name().equalsIgnoreCase(text))
        .findFirst()
        .orElseThrow(unknown);
  }

  private static Optional<Path> path(SettingsTree settings, String key) {
    JsonNode node = settings.at(key);
    return node.isNull() || node.asText().isBlank()
        ? Optional.empty()
        : Optional.of(Places.path(node.asText()));
  }

  /** A path of a file system that is mounted here. */
  private static Optional<Path> mounted(SettingsTree settings, String key) {
    String text = settings.at(key).asText();
    if (Places.isRemote(text)) {
      throw new IllegalArgumentException(
          "%s must lie on a file system that is mounted here, was %s: only paths.lake and"
                  .formatted(key, text)
              + " paths.landing may lie on HDFS or S3. Name a folder, and copy it there afterwards"
              + " if need be");
    }
    return path(settings, key);
  }

  /** An amount such as {@code 2g} or {@code 1536m}. */
  private static Optional<Integer> mebibytes(SettingsTree settings, String key) {
    JsonNode node = settings.at(key);
    if (node.isNull()) {
      return Optional.empty();
    }
    String text = node.asText();
    if (!text.matches("[1-9][0-9]{0,5}[mMgG]")) {
      throw new IllegalArgumentException(
          key + " must be a whole number with m or g, such as 2g, was " + node);
    }
    int amount = Integer.parseInt(text.substring(0, text.length() - 1));
    return Optional.of(
        Character.toLowerCase(text.charAt(text.length() - 1)) == 'g' ? amount * 1024 : amount);
  }

  static int whole(SettingsTree settings, String key) {
    JsonNode node = settings.at(key);
    if (!node.isInt()) {
      throw new IllegalArgumentException(key + " must be a whole number, was " + node);
    }
    return node.asInt();
  }

  static double number(SettingsTree settings, String key) {
    JsonNode node = settings.at(key);
    if (!node.isNumber()) {
      throw new IllegalArgumentException(key + " must be a number, was " + node);
    }
    return node.asDouble();
  }

  static List<String> texts(JsonNode node, String key) {
    List<String> texts = new ArrayList<>();
    if (node.isTextual()) {
      texts.add(node.asText());
    } else if (!node.isArray() && !node.isNull() && !node.isMissingNode()) {
      throw new IllegalArgumentException(key + " must be a list, was " + node);
    }
    node.forEach(text -> texts.add(text.asText()));
    return texts;
  }

  private static Map<String, String> map(JsonNode node) {
    Map<String, String> map = new TreeMap<>();
    node.fields().forEachRemaining(field -> map.put(field.getKey(), field.getValue().asText()));
    return map;
  }
}
