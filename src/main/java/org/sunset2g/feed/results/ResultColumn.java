package org.sunset2g.feed.results;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.sunset2g.contract.OutreachResult;

/** The columns that a result file may have, and what people call them. */
enum ResultColumn {
  TOKEN(OutreachResult.TOKEN, "Mã phiếu", "Mã", "Mã thuê bao trên phiếu"),
  DONE_ON(OutreachResult.DONE_ON, "Ngày thực hiện", "Ngày", "Ngày làm"),
  CHANNEL(OutreachResult.CHANNEL, "Hình thức tuyên truyền", "Hình thức", "Hình thức thực hiện"),
  RUNS(OutreachResult.RUNS, "Số lượt", "Số lần", "Lượt"),
  MEDIUM(OutreachResult.MEDIUM, "Phương tiện", "Phương tiện tuyên truyền"),
  OUTCOME(OutreachResult.OUTCOME, "Kết quả", "Kết quả thực hiện"),
  DIFFICULTIES(OutreachResult.DIFFICULTIES, "Khó khăn, vướng mắc", "Khó khăn", "Vướng mắc"),
  PROPOSALS(
      OutreachResult.PROPOSALS, "Kiến nghị, đề xuất", "Đề xuất, kiến nghị", "Kiến nghị", "Đề xuất"),
  TEAM(OutreachResult.TEAM, "Tổ", "Mã tổ", "Tổ công nghệ số cộng đồng"),
  COMMUNE(OutreachResult.COMMUNE, "Mã xã", "Xã", "Xã, phường", "Xã, phường, thị trấn"),
  CODE_SYSTEM(OutreachResult.CODE_SYSTEM, "Hệ mã", "Hệ mã xã");

  private final String contractName;
  private final List<String> names;

  ResultColumn(String contractName, String... names) {
    this.contractName = contractName;
    this.names = List.of(names);
  }

  String contractName() {
    return contractName;
  }

  /** The name as a form writes it. */
  String vietnamese() {
    return names.get(0);
  }

  /** The column with that name, in Vietnamese or of the contract, however it is typed. */
  static Optional<ResultColumn> named(String header) {
    String plain = PlainWords.of(header);
    return Arrays.stream(values())
        .filter(
            column ->
                PlainWords.of(column.contractName).equals(plain)
                    || column.names.stream().anyMatch(name -> PlainWords.of(name).equals(plain)))
        .findFirst();
  }
}
