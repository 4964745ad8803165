use expect_test::expect;

use super::super::super::{Finding, Fix, Remedy, Report, Verdict, codes};
use super::{Explained, Log, identifier, uri};
use crate::finding::Severity;
use crate::source::Span;

#[test]
fn names_of_files_are_uris() {
    assert_eq!(uri("nội dung/a b.yaml"), "n%E1%BB%99i%20dung/a%20b.yaml");
    assert_eq!(uri("../a#1?.yaml"), "../a%231%3F.yaml");
    assert_eq!(uri("/van-ban/a.yaml"), "file:///van-ban/a.yaml");
    assert_eq!(uri("C:/Văn/a.yaml"), "file:///C:/V%C4%83n/a.yaml");
    assert_eq!(identifier("Tên Ủy ban (đỏ)"), "TenUyBanDo");
}

#[test]
fn a_result_has_its_place_its_rule_and_why_it_may_stand() {
    let mut report = Report::default();
    let file = report.sources.add("a b.yaml", "x: 😀 sai\nbo_qua: [C031]\n");
    let sheet = report.sources.add_sheet("s.xlsx", "Trang", "a\tb\n");
    let at = Span::new(file, 8..11);
    let one = Finding::warning(codes::C031, at, "sai").hint("sửa");
    let one = one.related(Span::new(sheet, 2..3), "ở ô này");
    report.findings.push(one.waived(Some("đúng thế".to_owned()), Span::new(file, 21..25)));
    report.findings.push(Finding::general(codes::W002, "không đọc được"));
    report.verdicts.push((codes::C031, Verdict::Waived));
    report.verdicts.push((codes::C030, Verdict::Passed));
    let mut log = Log::default();
    log.document("a b.yaml", &report);
    let mut elsewhere = Report::default();
    elsewhere.findings.push(Finding::general(codes::W002, "không đọc được thư mục"));
    log.findings(&elsewhere);
    let explained = [codes::C002, codes::C030, codes::C031, codes::W002].map(|code| Explained {
        code,
        about: "Một câu.".to_owned(),
        help: "Nhiều câu.".to_owned(),
        clause: None,
        severity: Severity::Warning,
    });
    expect![[r#"
        {
          "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
          "runs": [
            {
              "artifacts": [
                {
                  "location": {
                    "uri": "a%20b.yaml"
                  },
                  "properties": {
                    "dem": {
                      "bo_qua": 1,
                      "chua_xet_duoc": 0,
                      "dat": 1,
                      "khong_ap_dung": 0,
                      "khong_dat": 0
                    },
                    "quy_tac": {
                      "C030": "dat",
                      "C031": "bo_qua"
                    }
                  },
                  "roles": [
                    "analysisTarget"
                  ]
                }
              ],
              "columnKind": "utf16CodeUnits",
              "invocations": [
                {
                  "executionSuccessful": false,
                  "exitCode": 1
                }
              ],
              "language": "vi",
              "results": [
                {
                  "level": "warning",
                  "locations": [
                    {
                      "physicalLocation": {
                        "artifactLocation": {
                          "uri": "a%20b.yaml"
                        },
                        "region": {
                          "endColumn": 10,
                          "endLine": 1,
                          "startColumn": 7,
                          "startLine": 1
                        }
                      }
                    }
                  ],
                  "message": {
                    "text": "sai. Gợi ý: sửa"
                  },
                  "relatedLocations": [
                    {
                      "id": 0,
                      "logicalLocations": [
                        {
                          "fullyQualifiedName": "Trang!B1",
                          "name": "B1"
                        }
                      ],
                      "message": {
                        "text": "ở ô này"
                      },
                      "physicalLocation": {
                        "artifactLocation": {
                          "uri": "s.xlsx"
                        }
                      }
                    }
                  ],
                  "ruleId": "C031",
                  "ruleIndex": 1,
                  "suppressions": [
                    {
                      "justification": "đúng thế",
                      "kind": "inSource",
                      "location": {
                        "physicalLocation": {
                          "artifactLocation": {
                            "uri": "a%20b.yaml"
                          },
                          "region": {
                            "endColumn": 14,
                            "endLine": 2,
                            "startColumn": 10,
                            "startLine": 2
                          }
                        }
                      },
                      "status": "accepted"
                    }
                  ]
                },
                {
                  "level": "error",
                  "locations": [
                    {
                      "physicalLocation": {
                        "artifactLocation": {
                          "uri": "a%20b.yaml"
                        }
                      }
                    }
                  ],
                  "message": {
                    "text": "không đọc được"
                  },
                  "ruleId": "W002",
                  "ruleIndex": 2
                },
                {
                  "level": "error",
                  "locations": [],
                  "message": {
                    "text": "không đọc được thư mục"
                  },
                  "ruleId": "W002",
                  "ruleIndex": 2
                }
              ],
              "tool": {
                "driver": {
                  "language": "vi",
                  "name": "vanban",
                  "rules": [
                    {
                      "defaultConfiguration": {
                        "level": "warning"
                      },
                      "fullDescription": {
                        "text": "Một câu."
                      },
                      "help": {
                        "text": "Nhiều câu."
                      },
                      "id": "C030",
                      "name": "NhieuVanBanCuaMotLanChayMangCungMotSo",
                      "shortDescription": {
                        "text": "Nhiều văn bản của một lần chạy mang cùng một số"
                      }
                    },
                    {
                      "defaultConfiguration": {
                        "level": "warning"
                      },
                      "fullDescription": {
                        "text": "Một câu."
                      },
                      "help": {
                        "text": "Nhiều câu."
                      },
                      "id": "C031",
                      "name": "NgoacNhonCuaBienThieuHoacThua",
                      "shortDescription": {
                        "text": "Ngoặc nhọn của biến thiếu hoặc thừa"
                      }
                    },
                    {
                      "defaultConfiguration": {
                        "level": "warning"
                      },
                      "fullDescription": {
                        "text": "Một câu."
                      },
                      "help": {
                        "text": "Nhiều câu."
                      },
                      "id": "W002",
                      "name": "KhongDocDuocTepHoacThuMuc",
                      "shortDescription": {
                        "text": "Không đọc được tệp hoặc thư mục"
                      }
                    }
                  ],
                  "semanticVersion": "0.2.0",
                  "version": "0.2.0"
                }
              }
            }
          ],
          "version": "2.1.0"
        }
    "#]].assert_eq(&log.text(&explained, ("vanban", "0.2.0"), 1));
}

/// What `check --sua` would write is included, all places of a finding in one fix; a file whose letters
/// are typed in decomposed form gets none, as places are counted in composed letters.
#[test]
fn what_can_be_written_is_a_fix() {
    let fixes = |text: &str| {
        let mut report = Report::default();
        let file = report.sources.add("a b.yaml", text);
        let fix = |at: std::ops::Range<usize>| {
            let old = report.sources.file(file).text()[at.clone()].to_owned();
            Remedy::Write(Fix { at: Span::new(file, at), old, new: "5 km".to_owned(), value: None })
        };
        let found = Finding::note(codes::C019, Span::new(file, 8..11), "sai");
        let found = found.remedy(fix(8..11)).remedy(Remedy::Leave("vì")).remedy(fix(12..15));
        report.findings.push(found);
        let mut log = Log::default();
        log.findings(&report);
        let log: serde_json::Value = serde_json::from_str(&log.text(&[], ("vanban", "0.2.0"), 1)).unwrap();
        log["runs"][0]["results"][0]["fixes"].clone()
    };
    expect![[r#"
        [
          {
            "artifactChanges": [
              {
                "artifactLocation": {
                  "uri": "a%20b.yaml"
                },
                "replacements": [
                  {
                    "deletedRegion": {
                      "endColumn": 10,
                      "endLine": 1,
                      "startColumn": 7,
                      "startLine": 1
                    },
                    "insertedContent": {
                      "text": "5 km"
                    }
                  },
                  {
                    "deletedRegion": {
                      "endColumn": 14,
                      "endLine": 1,
                      "startColumn": 11,
                      "startLine": 1
                    },
                    "insertedContent": {
                      "text": "5 km"
                    }
                  }
                ]
              }
            ]
          }
        ]"#]]
    .assert_eq(&format!("{:#}", fixes("x: 😀 5km 6km\n")));
    assert_eq!(fixes("x: 😀 5km 6km a\u{302}\n"), serde_json::Value::Null);
}
