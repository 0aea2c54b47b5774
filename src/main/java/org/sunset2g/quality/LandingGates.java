package org.sunset2g.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.sunset2g.contract.Column;
import org.sunset2g.contract.Contract;
import org.sunset2g.contract.DeviceObservation;
import org.sunset2g.contract.DoNotCall;
import org.sunset2g.contract.SubscriberSnapshot;
import org.sunset2g.reference.AdministrativeUnits;
import org.sunset2g.reference.AreaChanges;
import org.sunset2g.reference.TacCatalogue;
import org.sunset2g.vocabulary.AreaCode;

/**
 * Holds what was counted of an operator's week against the limits. Nothing is read for it: all of
 * it was counted in the one pass in which the rows were checked.
 */
public final class LandingGates {
  private final GateSettings settings;
  private final PastFigures past;

  /**
   * @param past the operator's last published weeks
   */
  public LandingGates(GateSettings settings, PastFigures past) {
    this.settings = settings;
    this.past = past;
  }

  /** What any landing file is measured by. */
  public List<GateFigure> ofFile(FileFigures file, Contract contract) {
    List<GateFigure> figures = new ArrayList<>();
    long rows = file.rows();
    String table = file.table();
    // A file in which every second row is wrong is wrong, however few there are.
    figures.add(
        settings.hold(
            Gate.REJECTED_SHARE, table, "", share(file.rejected(), rows), Long.MAX_VALUE));
    List<Column> columns = contract.fileColumns();
    for (int at = 0; at < columns.size(); at++) {
      figures.addAll(ofColumn(file, columns.get(at), at));
    }
    figures.add(settings.hold(Gate.REPEATED_SHARE, table, "", share(file.repeated(), rows), rows));
    past.average(table, "rows")
        .ifPresent(
            average ->
                figures.add(
                    settings.hold(
                        Gate.ROW_COUNT_CHANGE, table, "", change(rows, average), (long) average)));
    past.average(table, "subscribers")
        .ifPresent(
            average ->
                figures.add(
                    settings.hold(
                        Gate.SUBSCRIBER_COUNT_CHANGE,
                        table,
                        "",
                        change(file.measures().subscribers().subscribers(), average),
                        (long) average)));
    return figures;
  }

  /**
   * What the register of those who are not to be called is measured by: who cannot be read there,
   * or stands there no longer because the file was cut, is called.
   *
   * @param rows rows delivered; 0 where no register was
   * @param rejected rows that name nobody
   */
  public List<GateFigure> ofRegister(long rows, long rejected) {
    List<GateFigure> figures = new ArrayList<>();
    String table = DoNotCall.TABLE;
    if (rows > 0) {
      double share = share(rejected, rows);
      figures.add(settings.hold(Gate.REJECTED_SHARE, table, "", share, Long.MAX_VALUE));
      figures.add(settings.hold(Gate.MALFORMED_SHARE, table, DoNotCall.SUBSCRIBER_ID, share, rows));
    }
    // One that grows harms nobody.
    past.average(table, "rows")
        .ifPresent(
            average ->
                figures.add(
                    settings.hold(
                        Gate.ROW_COUNT_CHANGE,
                        table,
                        "",
                        rows < average ? change(rows, average) : 0,
                        (long) average)));
    return figures;
  }

  private List<GateFigure> ofColumn(FileFigures file, Column column, int at) {
    List<GateFigure> figures = new ArrayList<>();
    long rows = file.rows();
    String table = file.table();
    double empty = share(file.measures().emptyRows(at), rows);
    long malformed = 0;
    for (Map.Entry<Fault, RowMeasures.FaultCount> fault : file.measures().faults().entrySet()) {
      boolean isMissing = fault.getKey().reason() == RejectionReason.MISSING;
      if (fault.getKey().column().equals(column.name()) && !isMissing) {
        malformed += fault.getValue().rows();
      }
    }
    if (column.required()) {
      figures.add(settings.hold(Gate.EMPTY_SHARE, table, column.name(), empty, rows));
    } else {
      GateFigure kept = settings.hold(Gate.EMPTY_SHARE, table, column.name(), empty, rows);
      figures.add(
          new GateFigure(
              kept.gate(), table, column.name(), empty, kept.limit(), GateLevel.RECORD, true));
      past.last(Gate.EMPTY_SHARE, table, column.name())
          .ifPresent(
              last ->
                  figures.add(
                      settings.hold(
                          Gate.EMPTY_SHARE_CHANGE,
                          table,
                          column.name(),
                          Math.abs(empty - last),
                          rows)));
    }
    figures.add(
        settings.hold(Gate.MALFORMED_SHARE, table, column.name(), share(malformed, rows), rows));
    return figures;
  }

  /**
   * What a snapshot is measured by beyond that; nothing where no units are known.
   *
   * @param changes their successors are known too, even where the list of units lags behind
   */
  public List<GateFigure> ofSnapshot(
      FileFigures snapshot, AdministrativeUnits units, AreaChanges changes) {
    if (units.all().isEmpty()) {
      return List.of();
    }
    Set<AreaCode> successors =
        changes.all().stream().map(AreaChanges.Change::after).collect(Collectors.toSet());
    long rows = 0;
    long unknown = 0;
    for (Map.Entry<String, Long> home : snapshot.measures().values().entrySet()) {
      int parted = home.getKey().indexOf(RowMeasures.PARTED);
      AreaCode area =
          new AreaCode(home.getKey().substring(0, parted), home.getKey().substring(parted + 1));
      rows += home.getValue();
      boolean isKnown = units.find(area).isPresent() || successors.contains(area);
      unknown += isKnown ? 0 : home.getValue();
    }
    return List.of(
        settings.hold(
            Gate.UNKNOWN_AREA_SHARE, SubscriberSnapshot.TABLE, "", share(unknown, rows), rows));
  }

  /** What observations are measured by beyond that. */
  public List<GateFigure> ofObservations(
      FileFigures observations, SubscriberSample snapshot, TacCatalogue catalogue) {
    String table = DeviceObservation.TABLE;
    TacShares tacs = TacShares.of(observations.measures(), catalogue);
    long rows = tacs.rows();
    double unknown = share(tacs.unknown(), rows);
    double twoGOnly = share(tacs.twoGOnly(), rows);
    List<GateFigure> figures = new ArrayList<>();
    figures.add(settings.hold(Gate.UNKNOWN_TAC_SHARE, table, "", unknown, rows));
    figures.add(
        settings.hold(Gate.UNKNOWN_NEW_TAC_SHARE, table, "", share(tacs.newer(), rows), rows));
    figures.add(
        settings.hold(Gate.UNKNOWN_OLD_TAC_SHARE, table, "", share(tacs.neverGiven(), rows), rows));
    figures.add(
        settings.hold(Gate.UNKNOWN_BODY_SHARE, table, "", share(tacs.ofUnknownBody(), rows), rows));
    figures.add(settings.hold(Gate.TEST_TAC_SHARE, table, "", share(tacs.test(), rows), rows));
    figures.add(settings.hold(Gate.LOST_ZERO_SHARE, table, "", share(tacs.lostZero(), rows), rows));
    figures.add(
        settings.hold(
            Gate.SHARED_DEVICE_SHARE,
            table,
            "",
            share(observations.ofSharedDevices(), rows),
            rows));
    figures.add(settings.hold(Gate.TWO_G_ONLY_SHARE, table, "", twoGOnly, rows));
    past.last(Gate.UNKNOWN_TAC_SHARE, table, "")
        .ifPresent(
            last ->
                figures.add(
                    settings.hold(
                        Gate.UNKNOWN_TAC_SHARE_RISE, table, "", rise(unknown, last), rows)));
    past.last(Gate.TWO_G_ONLY_SHARE, table, "")
        .ifPresent(
            last ->
                figures.add(
                    settings.hold(
                        Gate.TWO_G_ONLY_SHARE_RISE, table, "", rise(twoGOnly, last), rows)));
    SubscriberSample observed = observations.measures().subscribers();
    figures.add(
        settings.hold(
            Gate.SNAPSHOT_OVERLAP, table, "", observed.shareIn(snapshot), observed.subscribers()));
    return figures;
  }

  /**
   * What the week's catalogue is measured by.
   *
   * @param before the catalogue of the week before, or the same where there was none
   * @param modelsBefore its number of models
   */
  public List<GateFigure> ofCatalogue(
      TacCatalogue catalogue, TacCatalogue before, long modelsBefore) {
    String table = org.sunset2g.contract.TacCatalogue.TABLE;
    double drop = Math.max(0, share(modelsBefore - catalogue.size(), modelsBefore));
    return List.of(
        settings.hold(Gate.CATALOGUE_SIZE_DROP, table, "", drop, Long.MAX_VALUE),
        settings.hold(Gate.CATALOGUE_CONFLICTS, table, "", catalogue.conflicts(), Long.MAX_VALUE),
        settings.hold(
            Gate.CATALOGUE_CLASS_CHANGE_SHARE,
            table,
            "",
            catalogue.classChangesAgainst(before),
            Long.MAX_VALUE));
  }

  /**
   * The greatest growth of subscribers at risk in a province.
   *
   * @param opening subscribers at risk at the end of last week, by province
   * @param closing the same at the end of this one
   */
  public GateFigure ofProvinces(Map<String, Long> opening, Map<String, Long> closing) {
    double greatest = 0;
    long least = Math.max(1, settings.minimumRows());
    for (Map.Entry<String, Long> province : opening.entrySet()) {
      long before = province.getValue();
      if (before >= least) {
        double growth = share(closing.getOrDefault(province.getKey(), 0L) - before, before);
        greatest = Math.max(greatest, growth);
      }
    }
    return settings.hold(Gate.PROVINCE_AT_RISK_GROWTH, "", "", greatest, Long.MAX_VALUE);
  }

  private static double share(long part, long whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }

  private static double change(long now, double before) {
    return before == 0 ? 0 : Math.abs(now - before) / before;
  }

  private static double rise(double now, double before) {
    return Math.max(0, now - before);
  }
}
