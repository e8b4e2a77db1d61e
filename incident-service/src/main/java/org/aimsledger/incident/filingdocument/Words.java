package org.aimsledger.incident.filingdocument;

import org.aimsledger.referencedata.Titles;

/// Words around the content of a report.
final class Words {
  static final Titles MISSING =
      new Titles(
          "MISSING – asked for by the law, not in the record", "缺失：法律要求，但记录中没有", "缺漏：法律要求，但紀錄中沒有");
  static final Titles UNKNOWN = new Titles("not known", "未知", "未知");
  static final Titles STATED = new Titles("(stated by the filer)", "（由报送人陈述）", "（由通報人陳述）");
  static final Titles MADE_OF =
      new Titles("Made of the record at version", "依据记录生成，记录版本", "依據紀錄產生，紀錄版本");
  static final Titles TEMPLATE = new Titles("Template", "模板", "範本");
  static final Titles CONTENT = new Titles("Content after", "内容依据", "內容依據");
  static final Titles NO_ADVICE =
      new Titles(
          "No legal advice. Compare with the form of the authority before filing.",
          "不构成法律意见。提交前请与主管机关的表格核对。",
          "不構成法律意見。提交前請與主管機關的表格核對。");

  private Words() {}
}
