package org.sunset2g.sheet;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVPrinter;
import org.sunset2g.vocabulary.MessageClass;

/** Writes a commune's broadcast plan as a page to print and as a table. */
public final class BroadcastPlanFiles {
  private static final List<String> HEADER =
      List.of(
          "code_system",
          "commune_code",
          "commune",
          "day",
          "from",
          "to",
          "channel",
          "hamlets",
          "times",
          "message_class",
          "text",
          "responsible",
          "telephone",
          "expires_on");

  private BroadcastPlanFiles() {}

  /** Writes the page in UTF-8, or replaces it. */
  public static void writeHtml(Path file, BroadcastPlan plan) throws IOException {
    try (Writer writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      BroadcastPlanView view = new BroadcastPlanView(plan);
      SheetPage.write(writer, "plan.jte", view, view.runningHead());
    }
  }

  /**
   * Writes the table in UTF-8, or replaces it: one row per run and message, the offer apart from
   * the notice.
   */
  public static void writeCsv(Path file, BroadcastPlan plan) throws IOException {
    try (Writer writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
        CSVPrinter printer = SheetCsv.begin(writer, HEADER)) {
      for (BroadcastPlan.Run run : plan.runs()) {
        for (MessageClass message : run.content().messages()) {
          printer.printRecord(cells(plan, run, message));
        }
      }
    }
  }

  private static List<String> cells(
      BroadcastPlan plan, BroadcastPlan.Run run, MessageClass message) {
    BroadcastPlan.Heading heading = plan.heading();
    return List.of(
        heading.commune().system(),
        heading.commune().code(),
        PlainLine.harmless(heading.communeName()),
        run.day().toString(),
        SheetText.time(run.from()),
        SheetText.time(run.to()),
        run.channel().name(),
        PlainLine.harmless(String.join("; ", run.hamlets())),
        Integer.toString(run.times()),
        message.name(),
        PlainLine.harmless(
            message == MessageClass.SERVICE_NOTICE ? plan.notice(run.channel()) : offers(plan)),
        PlainLine.harmless(
            plan.responsible().stream().map(Office::name).collect(Collectors.joining("; "))),
        PlainLine.harmless(
            plan.responsible().stream().map(Office::telephone).collect(Collectors.joining("; "))),
        heading.expiresOn().toString());
  }

  private static String offers(BroadcastPlan plan) {
    return plan.message().offers().stream()
        .map(offer -> offer.labelled() + " " + offer.terms())
        .collect(Collectors.joining(" "));
  }
}
