package org.aimsledger.audit.evidenceexport;

import org.aimsledger.referencedata.Titles;

/// What people read in a bundle.
final class BundleTexts {
  static final Titles TITLE = new Titles("Evidence", "证据", "證據");

  static final Titles ABOUT = new Titles("About", "关于", "關於");

  static final Titles SEALED = new Titles("Sealed at (UTC)", "封存时间（UTC）", "封存時間（UTC）");

  static final Titles ENTRIES = new Titles("Entries", "条目数", "項目數");

  static final Titles EXPORT = new Titles("Export", "导出编号", "匯出編號");

  static final Titles NO_EVIDENCE =
      new Titles(
          "This page and README.txt are for people; nothing vouches for them. The evidence is in the"
              + " other files, and the verifier says whether it holds.",
          "本页和 README.txt 仅供阅读，不具证明力。证据在其他文件中，是否有效以验证程序的结果为准。",
          "本頁與 README.txt 僅供閱讀，不具證明力。證據在其他檔案中，是否有效以驗證程式的結果為準。");

  static final Titles HOW =
      new Titles(
          "To verify it offline, with Java 25 and the verifier of Aimsledger:",
          "离线验证方法（需要 Java 25 和 Aimsledger 的验证程序）：",
          "離線驗證方法（需要 Java 25 與 Aimsledger 的驗證程式）：");

  static final Titles KEY =
      new Titles(
          "The key of the log is in the file \"policy\". Compare it with the one you got by another"
              + " way, or pass your own policy with --policy:",
          "日志的公钥在文件 policy 中。请与您通过其他途径获得的公钥比较，或用 --policy 指定您自己的策略文件：",
          "日誌的公鑰在檔案 policy 中。請與您經其他途徑取得的公鑰比對，或以 --policy 指定您自己的政策檔案：");

  static final Titles CHECKSUM =
      new Titles(
          "SHA-256 of the verifier that came with this installation:",
          "本安装所附验证程序的 SHA-256：",
          "本安裝所附驗證程式的 SHA-256：");

  static final Titles OTHER_TOOLS =
      new Titles(
          "Each file in \"proofs\" is a C2SP tlog-proof (https://c2sp.org/tlog-proof) of the file with"
              + " the same number in \"entries\": other people's tools check them too.",
          "proofs 中的每个文件都是 entries 中同号文件的 C2SP tlog-proof（https://c2sp.org/tlog-proof），其他人的工具也能检验。",
          "proofs 中的每個檔案都是 entries 中同號檔案的 C2SP tlog-proof（https://c2sp.org/tlog-proof），其他人的工具也能檢驗。");

  static final Titles INDEX = new Titles("Place in the trail", "在审计日志中的位置", "在稽核日誌中的位置");

  static final Titles RECORDED = new Titles("Recorded (UTC)", "记录时间（UTC）", "記錄時間（UTC）");

  static final Titles SERVICE = new Titles("Service", "服务", "服務");

  static final Titles EVENT = new Titles("Event", "发生的事情", "發生的事情");

  static final Titles RECORD = new Titles("Record", "对象", "對象");

  static final Titles PROOF = new Titles("Proof", "证明", "證明");

  static final Titles UNREADABLE = new Titles("Unreadable event", "无法读取的事件记录", "無法讀取的事件記錄");

  static final Titles PRUNED =
      new Titles("(content pruned, hash and proof stay)", "（内容已清除，哈希值和证明保留）", "（內容已清除，雜湊值與證明保留）");

  private BundleTexts() {}
}
