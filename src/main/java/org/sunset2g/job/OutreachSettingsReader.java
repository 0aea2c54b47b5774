package org.sunset2g.job;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumSet;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.sunset2g.outreach.OutreachSettings;
import org.sunset2g.vocabulary.Channel;

/** The block {@code outreach} of the settings. */
final class OutreachSettingsReader {
  private OutreachSettingsReader() {}

  static OutreachSettings read(SettingsTree settings) {
    Set<Channel> channels = EnumSet.noneOf(Channel.class);
    for (String name : Configuration.texts(settings.at("outreach.channels"), "outreach.channels")) {
      channels.add(Configuration.oneOf(Channel.class, name, "outreach.channels"));
    }
    JsonNode calls = settings.at("outreach.deskCallsPerWeek");
    return new OutreachSettings(
        channels,
        Configuration.whole(settings, "outreach.contactPauseDays"),
        Configuration.whole(settings, "outreach.refusalWeeks"),
        Configuration.whole(settings, "outreach.notNeededWeeks"),
        Configuration.whole(settings, "outreach.reportedConversionWeeks"),
        Configuration.whole(settings, "outreach.carriedWeeks"),
        Configuration.number(settings, "outreach.spareSimLimit"),
        Configuration.whole(settings, "outreach.spareSimIdleDays"),
        calls.isNull()
            ? OptionalInt.empty()
            : OptionalInt.of(Configuration.whole(settings, "outreach.deskCallsPerWeek")));
  }

  static Set<Paper> papers(SettingsTree settings) {
    Set<Paper> papers = EnumSet.noneOf(Paper.class);
    for (String name : Configuration.texts(settings.at("outreach.papers"), "outreach.papers")) {
      papers.add(Configuration.oneOf(Paper.class, name, "outreach.papers"));
    }
    return papers;
  }

  /** The settings by their keys, for the run record. */
  static void figures(OutreachSettings outreach, Map<String, Object> figures) {
    figures.put("outreach.channels", new TreeSet<>(outreach.channels()).toString());
    figures.put("outreach.contactPauseDays", outreach.contactPauseDays());
    figures.put("outreach.refusalWeeks", outreach.refusalWeeks());
    figures.put("outreach.notNeededWeeks", outreach.notNeededWeeks());
    figures.put("outreach.reportedConversionWeeks", outreach.reportedConversionWeeks());
    figures.put("outreach.carriedWeeks", outreach.carriedWeeks());
    figures.put("outreach.spareSimLimit", outreach.spareSimLimit());
    figures.put("outreach.spareSimIdleDays", outreach.spareSimIdleDays());
    figures.put(
        "outreach.deskCallsPerWeek",
        outreach.deskCallsPerWeek().isPresent()
            ? outreach.deskCallsPerWeek().getAsInt()
            : "any number");
  }
}
