package org.sunset2g.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.sunset2g.oracle.Story;
import org.sunset2g.vocabulary.IsoWeek;

/**
 * A small world in which everything is in use: two operators, two phases, a registry, rejected
 * rows, repeated rows, new attachments, results of teams, a register of numbers not to be called.
 *
 * @param folder where lake and outputs are as well
 */
record CrashWorld(Path folder) {
  static final List<IsoWeek> WEEKS =
      List.of(new IsoWeek(2024, 38), new IsoWeek(2024, 39), new IsoWeek(2024, 40));
  static final String FIRST = WEEKS.get(0).toString();
  static final String SECOND = WEEKS.get(1).toString();
  static final String LAST = WEEKS.get(2).toString();

  /** Who wants to be erased: one has changed, one is still at risk. */
  static final List<String> ASKING = List.of(Story.pseudonym(1), Story.pseudonym(3));

  void write() throws IOException {
    landing("landing", "A g");
    // The second week as it is corrected later.
    landing("corrected", "A s");
    Story.writeText(folder.resolve("catalogue.csv"), Story.catalogue());
    Story.writeText(
        folder.resolve("units.csv"),
        """
        code_system,level,code,name,parent_code
        VN-2004,province,20,Tỉnh Lạng Sơn,
        VN-2004,district,180,Huyện Tràng Định,20
        VN-2004,commune,06007,Xã A,180
        VN-2004,commune,06010,Xã B,180
        """);
  }

  private void landing(String name, String inSecondWeek) throws IOException {
    Path landing = folder.resolve(name);
    Story story = new Story();
    story.subscriber(1, "A g", "A s", "A s");
    story.subscriber(2, "A g", inSecondWeek, "A s");
    story.subscriber(3, "A g", "A g", "A g");
    for (int number = 4; number < 30; number++) {
      String[] weeks = new String[3];
      Arrays.fill(weeks, number % 2 == 0 ? "A g" : "B G");
      if (number % 5 == 0) {
        weeks[2] = "B s";
      }
      if (number % 7 == 0) {
        weeks[0] = "";
      }
      story.subscriber(number, weeks);
    }
    story.write(landing, "viettel", WEEKS);
    Story other = new Story();
    for (int number = 40; number < 50; number++) {
      other.subscriber(number, "B g", "B g", number % 3 == 0 ? "A f" : "B G");
    }
    other.write(landing, "mobi", WEEKS);
    for (IsoWeek week : WEEKS) {
      Path of = landing.resolve("viettel/" + week);
      Path snapshot = of.resolve("subscriber_snapshot.csv");
      Files.writeString(
          snapshot, Files.readAllLines(snapshot).get(2) + "\n", StandardOpenOption.APPEND);
      Files.writeString(
          of.resolve("device_observation.csv"),
          Story.pseudonym(4) + ",,123,%s,%s,7,10,4G%n".formatted(week.monday(), week.sunday()),
          StandardOpenOption.APPEND);
    }
  }

  /** What comes back of the second week's lists, with the third week's files. */
  void deliverResults() throws IOException {
    Path list =
        folder.resolve("output/lists/" + SECOND + "/viettel/VN-2004_180_huyen-trang-dinh.csv");
    List<String> tokens = new ArrayList<>();
    try (CSVParser rows =
        CSVParser.parse(
            list,
            java.nio.charset.StandardCharsets.UTF_8,
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).build())) {
      for (CSVRecord row : rows) {
        tokens.add(row.get("token"));
      }
    }
    for (String landing : List.of("landing", "corrected")) {
      Path week = folder.resolve(landing).resolve("viettel/" + LAST);
      Story.writeText(
          week.resolve("results/ket-qua.csv"),
          """
          Mã,Ngày,Hình thức,Số lượt,Phương tiện,Kết quả,Xã
          %s,01/10/2024,gọi điện,1,,từ chối,
          %s,01/10/2024,gọi điện,1,,đã gặp,
          %s,01/10/2024,gọi điện,1,,đã gặp,
          """
              .formatted(tokens.get(0), tokens.get(1), "0123456789abcdef".repeat(2)));
      Story.writeText(
          week.resolve("do_not_call.csv"), "subscriber_id\n" + Story.pseudonym(16) + "\n");
    }
  }

  /** Settings as of --set. */
  List<String> settings() {
    return List.of(
        "paths.landing=" + folder.resolve("landing"),
        "paths.lake=" + folder.resolve("lake"),
        "paths.output=" + folder.resolve("output"),
        "reference.tacCatalogue=" + folder.resolve("catalogue.csv"),
        "reference.adminUnits=" + folder.resolve("units.csv"),
        "phases=[vietnam-2024-2g, vietnam-2026-gsm]",
        "pseudonyms.numberPrefixes=[]",
        "forecast.paths=100",
        "engine=spark",
        "spark.master=local[2]",
        "spark.hadoop.fs.file.impl=" + CountingFileSystem.class.getName());
  }
}
