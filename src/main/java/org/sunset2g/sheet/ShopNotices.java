package org.sunset2g.sheet;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.sunset2g.vocabulary.AreaCode;
import org.sunset2g.vocabulary.IsoWeek;

/**
 * What an operator's sale points should watch for and show in one week.
 *
 * @param operator operator, as it is called
 * @param place area of the sale points, in words
 * @param week week for which it holds
 * @param expiresOn last day on which it may be used
 * @param shops sale points, in the order they are to be listed
 * @param madeFrom what it was made from, such as the week of the data
 */
public record ShopNotices(
    String operator,
    String place,
    IsoWeek week,
    LocalDate expiresOn,
    List<Shop> shops,
    String madeFrom) {
  public ShopNotices {
    operator = PlainLine.of(operator);
    place = PlainLine.of(place);
    shops = List.copyOf(shops);
    madeFrom = PlainLine.of(madeFrom);
  }

  /**
   * A sale point.
   *
   * @param id identifier of the sale point in the registry
   * @param commune code of the commune
   * @param communeName name of the commune with its kind
   * @param place name, address, hours and services
   * @param models models to watch for
   * @param programmes replacement programmes to show; empty where offers are stopped
   */
  public record Shop(
      String id,
      AreaCode commune,
      String communeName,
      SalePlace place,
      List<Model> models,
      List<OfferShown> programmes) {
    public Shop {
      id = PlainLine.of(id);
      communeName = PlainLine.of(communeName);
      models = List.copyOf(models);
      programmes = List.copyOf(programmes);
    }
  }

  /**
   * A model that is often met around a sale point.
   *
   * @param cause why it is named
   * @param share how much of what the cause counts it is, in words
   * @param band how many it is, where that may be told
   */
  public record Model(String brand, String model, Cause cause, Share share, Optional<Band> band) {
    public Model {
      brand = PlainLine.of(brand);
      model = PlainLine.of(model);
    }
  }

  /** Why a model is named. */
  public enum Cause {
    /** Many of it are new to the network. */
    INFLOW,
    /** Many subscribers at risk still use it. */
    AT_RISK;

    String vietnamese() {
      return SheetText.of("cause." + name());
    }
  }
}
