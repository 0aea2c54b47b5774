import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.sunset2g.contract.AreaHandsetSim;
import org.sunset2g.contract.AreaModel;
import org.sunset2g.contract.AreaWeek;
import org.sunset2g.disclosure.AreaFigures;
import org.sunset2g.disclosure.HandsetSim;
import org.sunset2g.disclosure.Measure;
import org.sunset2g.disclosure.ModelFigure;
import org.sunset2g.disclosure.ProtectedWeek;
import org.sunset2g.disclosure.PublishedArea;
import org.sunset2g.disclosure.PublishedCountry;
import org.sunset2g.report.CsvText;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.Generation;
import org.sunset2g.vocabulary.IsoWeek;

/**
 * Writes published tables of an invented country, so that the notebooks can be tried at the size of
 * a country without a run. Run by {@code notebooks/check}: {@code java SampleReports.java FOLDER}.
 */
final class SampleReports {
  private static final IsoWeek FIRST = IsoWeek.parse("2024-W29");
  private static final int WEEKS = 14;
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

  private SampleReports() {}

  public static void main(String[] arguments) throws IOException {
    Path reports = Path.of(arguments[0]);
    for (ProtectedWeek week : new PublishedCountry(12, 6, 8, 20240916L).weeks(FIRST, WEEKS, 60)) {
      Path tables = Files.createDirectories(reports.resolve(week.week() + "/tables"));
      CsvText.write(tables.resolve("area_week.csv"), areaWeekHeader(), areaWeek(week));
      CsvText.write(
          tables.resolve("area_handset_sim.csv"),
          List.of(
              AreaHandsetSim.PHASE,
              AreaHandsetSim.WEEK,
              AreaHandsetSim.CODE_SYSTEM,
              AreaHandsetSim.CODE,
              AreaHandsetSim.HANDSET,
              AreaHandsetSim.FORM,
              AreaHandsetSim.SIM_GENERATION,
              AreaHandsetSim.SUBSCRIBERS),
          handsetSim(week));
      CsvText.write(
          tables.resolve("area_model.csv"),
          List.of(
              AreaModel.PHASE,
              AreaModel.WEEK,
              AreaModel.CODE_SYSTEM,
              AreaModel.CODE,
              AreaModel.MODEL,
              AreaModel.SUBSCRIBERS),
          models(week));
      JSON.writeValue(tables.resolve("facts.json").toFile(), facts(week));
    }
  }

  private static List<String> areaWeekHeader() {
    return Stream.concat(
            Stream.of(
                AreaWeek.PHASE,
                AreaWeek.WEEK,
                AreaWeek.CODE_SYSTEM,
                AreaWeek.CODE,
                AreaWeek.LEVEL,
                AreaWeek.NAME,
                AreaWeek.PARENT_CODE_SYSTEM,
                AreaWeek.PARENT_CODE),
            Arrays.stream(Measure.values()).map(measure -> measure.name().toLowerCase(Locale.ROOT)))
        .toList();
  }

  private static List<List<String>> areaWeek(ProtectedWeek week) {
    List<List<String>> rows = new ArrayList<>();
    for (AreaFigures area : week.figures()) {
      List<String> row = start(week, area.area().code());
      row.add(area.area().level().written());
      row.add(area.area().name());
      row.add(area.above().map(AreaCode::system).orElse(""));
      row.add(area.above().map(AreaCode::code).orElse(""));
      for (Measure measure : Measure.values()) {
        row.add(String.valueOf(area.of(measure)));
      }
      rows.add(row);
    }
    return rows;
  }

  private static List<List<String>> handsetSim(ProtectedWeek week) {
    List<List<String>> rows = new ArrayList<>();
    for (HandsetSim figure : all(week, week::handsetSims)) {
      List<String> row = start(week, figure.area());
      row.add(figure.handset().name());
      row.add(figure.form().name());
      row.add(figure.sim().map(Generation::written).orElse(""));
      row.add(String.valueOf(figure.subscribers()));
      rows.add(row);
    }
    return rows;
  }

  private static List<List<String>> models(ProtectedWeek week) {
    List<List<String>> rows = new ArrayList<>();
    for (ModelFigure figure : all(week, week::models)) {
      List<String> row = start(week, figure.area());
      row.add(figure.model());
      row.add(String.valueOf(figure.subscribers()));
      rows.add(row);
    }
    return rows;
  }

  private static <T> List<T> all(ProtectedWeek week, Function<PublishedArea, List<T>> of) {
    return week.figures().stream().flatMap(area -> of.apply(area.area()).stream()).toList();
  }

  private static List<String> start(ProtectedWeek week, AreaCode area) {
    return new ArrayList<>(
        List.of(week.phase(), week.week().toString(), area.system(), area.code()));
  }

  private static Map<String, Object> facts(ProtectedWeek week) {
    return Map.of(
        "phase", week.phase(),
        "phase_name", Map.of("vi", "Tắt sóng 2G", "en", "2G switch-off"),
        "cut_off", "2024-10-16T00:00:00+07:00",
        "wording", "TWO_G_ONLY",
        "week", week.week().toString(),
        "minimum_cell", week.minimumCell(),
        "operators_included", List.of("operator_a"),
        "operators_missing", List.of("operator_b"),
        "quality",
            List.of(
                Map.of(
                    "operator", "operator_a",
                    "feed", "device_observation",
                    "rows_in", 41380,
                    "rows_accepted", 40922,
                    "rows_rejected", 458,
                    "gates_passed", 20,
                    "gates_warned", List.of("repeated_share"))),
        "notes",
            List.of(
                Map.of("vi", "Thiếu một nhà mạng <b>", "en", "One operator & its data missing")));
  }
}
