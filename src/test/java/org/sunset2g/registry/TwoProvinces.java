package org.sunset2g.registry;

import java.util.List;
import java.util.Optional;
import org.sunset2g.reference.AdministrativeUnit;
import org.sunset2g.reference.AdministrativeUnit.Level;
import org.sunset2g.reference.AdministrativeUnits;
import org.sunset2g.reference.AreaChanges;
import org.sunset2g.vocabulary.AreaCode;

/** A few units: province 20 with districts 180 and 181, province 94 with district 941. */
final class TwoProvinces {
  static final AreaCode LANG_SON = area("20");
  static final AreaCode TRANG_DINH = area("180");
  static final AreaCode KHANH_LONG = area("06007");
  static final AreaCode DOAN_KET = area("06001");
  static final AreaCode BINH_GIA = area("181");
  static final AreaCode HUNG_DAO = area("06067");
  static final AreaCode SOC_TRANG = area("94");
  static final AreaCode KE_SACH = area("941");
  static final AreaCode AN_LAC = area("31501");

  static final AdministrativeUnits UNITS =
      new AdministrativeUnits(
          List.of(
              unit(LANG_SON, Level.PROVINCE, "Tỉnh Lạng Sơn", null),
              unit(TRANG_DINH, Level.DISTRICT, "Huyện Tràng Định", LANG_SON),
              unit(KHANH_LONG, Level.COMMUNE, "Xã Khánh Long", TRANG_DINH),
              unit(DOAN_KET, Level.COMMUNE, "Xã Đoàn Kết", TRANG_DINH),
              unit(BINH_GIA, Level.DISTRICT, "Huyện Bình Gia", LANG_SON),
              unit(HUNG_DAO, Level.COMMUNE, "Xã Hưng Đạo", BINH_GIA),
              unit(SOC_TRANG, Level.PROVINCE, "Tỉnh Sóc Trăng", null),
              unit(KE_SACH, Level.DISTRICT, "Huyện Kế Sách", SOC_TRANG),
              unit(AN_LAC, Level.COMMUNE, "Thị trấn An Lạc Thôn", KE_SACH)));

  /** What Đoàn Kết became, in later codes. */
  static final AreaCode SUCCESSOR = new AreaCode("VN-2025", "06001");

  static final AreaChanges CHANGES =
      new AreaChanges(List.of(new AreaChanges.Change(DOAN_KET, SUCCESSOR, true)));

  private TwoProvinces() {}

  static AreaCode area(String code) {
    return new AreaCode("VN-2004", code);
  }

  private static AdministrativeUnit unit(AreaCode area, Level level, String name, AreaCode above) {
    return new AdministrativeUnit(area, level, name, Optional.ofNullable(above));
  }
}
