package org.sunset2g.sheet;

/**
 * Who may have a file. Words of operators for their own papers; none of these is a degree of state
 * secrecy (Law 29/2018/QH14), whose words MẬT, TỐI MẬT and TUYỆT MẬT only the state may put on a
 * paper.
 */
public enum Classification {
  /** For the named team, commune or shop; nobody is in it, not even by a pseudonym. */
  INTERNAL("LƯU HÀNH NỘI BỘ"),
  /**
   * For the operator's own staff: rows of subscribers, whom the operator can tell by their
   * pseudonym.
   */
  RESTRICTED("HẠN CHẾ");

  private final String vietnamese;

  Classification(String vietnamese) {
    this.vietnamese = vietnamese;
  }

  /** The word as it stands on papers and in manifests. */
  public String vietnamese() {
    return vietnamese;
  }
}
