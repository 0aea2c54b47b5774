package org.sunset2g.job;

import java.io.IOException;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.sunset2g.sheet.BroadcastPlan;
import org.sunset2g.sheet.BroadcastPlanFiles;
import org.sunset2g.sheet.Message;
import org.sunset2g.sheet.Office;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.Channel;
import org.sunset2g.vocabulary.IsoWeek;

/**
 * Writes what the loudspeakers and Zalo groups of communes are to say: three programmes and two
 * messages a week, at hours at which people are at home, where no restriction closes the channel.
 */
record BroadcastPlans(WeekRegistry registry, IsoWeek week, String origin) {
  static final String FOLDER = "broadcast-plans";

  private static final List<DayOfWeek> LOUDSPEAKER =
      List.of(DayOfWeek.MONDAY, DayOfWeek.WEDNESDAY, DayOfWeek.FRIDAY);
  private static final List<DayOfWeek> ZALO = List.of(DayOfWeek.TUESDAY, DayOfWeek.SATURDAY);

  /** Writes {@code <code system>_<commune>.html} and {@code .csv} for every commune. */
  void write(Collection<AreaCode> communes, Path folder, SheetFacts facts) throws IOException {
    for (AreaCode commune : communes) {
      BroadcastPlan plan = plan(commune, facts);
      String name = commune.system() + "_" + commune.code();
      BroadcastPlanFiles.writeHtml(folder.resolve(name + ".html"), plan);
      BroadcastPlanFiles.writeCsv(folder.resolve(name + ".csv"), plan);
    }
  }

  private BroadcastPlan plan(AreaCode commune, SheetFacts facts) {
    Message message = facts.message(commune);
    Set<Channel> open =
        registry.index().allowedChannels(commune, registry.firstDay(), registry.lastDay());
    BroadcastPlan.Content content =
        message.offers().isEmpty()
            ? BroadcastPlan.Content.NOTICE
            : BroadcastPlan.Content.NOTICE_THEN_OFFER;
    List<BroadcastPlan.Run> runs = new ArrayList<>();
    if (open.contains(Channel.LOUDSPEAKER)) {
      // The notice alone: what is advertised aloud reaches people who asked not to hear it.
      LOUDSPEAKER.forEach(
          day -> runs.add(run(day, 16, Channel.LOUDSPEAKER, BroadcastPlan.Content.NOTICE)));
    }
    if (open.contains(Channel.ZALO)) {
      ZALO.forEach(day -> runs.add(run(day, 19, Channel.ZALO, content)));
    }
    runs.sort(
        java.util.Comparator.comparing(BroadcastPlan.Run::day)
            .thenComparing(BroadcastPlan.Run::from));
    return new BroadcastPlan(
        new BroadcastPlan.Heading(
            facts.operator(),
            commune,
            facts.name(commune),
            facts.place(commune),
            week.plus(1),
            registry.lastDay()),
        facts.notice(commune, Channel.LOUDSPEAKER),
        message,
        runs,
        facts.offices(commune).stream()
            .filter(office -> office.side() == Office.Side.AUTHORITY)
            .limit(2)
            .toList(),
        origin);
  }

  private BroadcastPlan.Run run(
      DayOfWeek day, int hour, Channel channel, BroadcastPlan.Content content) {
    LocalDate date = registry.firstDay().with(TemporalAdjusters.nextOrSame(day));
    return new BroadcastPlan.Run(
        date, LocalTime.of(hour, 30), LocalTime.of(hour + 1, 30), channel, List.of(), 1, content);
  }
}
