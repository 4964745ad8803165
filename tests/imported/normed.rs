//! `vanban norm`: a paper of Word laid out again, its words untouched.

use std::fs;
use std::path::Path;

use expect_test::expect;

use super::notice::notice;
use crate::harness::Case;
use crate::support::zip_files::part;

/// What changed is told; nothing of the form is left; the words and the file itself stay; who asks again must say so.
#[test]
fn a_paper_is_laid_out_again() {
    let case = Case::new().file("thong-bao.docx", notice("").bytes());
    let before = case.read("thong-bao.docx");
    case.run("norm thong-bao.docx")
        .code(0)
        .stdout(expect![[r#"
            thong-bao.docx → thong-bao-chuan-hoa.docx: THÔNG BÁO Lịch tiếp công dân năm 2026
            Giữ nguyên 115 từ của bản gốc
            Đã sửa về thể thức (26 chỗ):
              H002: lề phải 25,4 mm, ngoài khoảng 15-20 mm → 15 mm
              H002: lề trái 20 mm, ngoài khoảng 30-35 mm → 30 mm
              H004 đoạn 9: 216 chữ dùng phông `Arial`, không phải Times New Roman → Times New Roman
              H008 đoạn 1, 2: Cơ quan ban hành cỡ chữ 14 → cỡ chữ 13
              H008 đoạn 3: Số, ký hiệu cỡ chữ 14 → cỡ chữ 13
              H008 đoạn 4: Quốc hiệu cỡ chữ 14 → cỡ chữ 13
              H008 đoạn 12: Từ Nơi nhận cỡ chữ 14 → cỡ chữ 12
              H008 đoạn 13, 14: Nơi nhận cỡ chữ 14 → cỡ chữ 11
              H009 đoạn 9: nội dung cỡ chữ 12 → cỡ chữ 14
              H010 đoạn 3: Số, ký hiệu viết chữ đậm → không đậm
              H010 đoạn 6: Địa danh, thời gian viết chữ đậm → không đậm
              H010 đoạn 6: Địa danh, thời gian viết chữ đứng → nghiêng
              H010 đoạn 12: Từ Nơi nhận viết chữ không đậm → đậm
              H010 đoạn 12: Từ Nơi nhận viết chữ đứng → nghiêng
              H012 đoạn 9: đoạn văn chưa dàn đều hai lề → dàn đều hai lề
              H013 đoạn 9: đoạn văn lùi đầu dòng 0 mm → 12,7 mm
              H014 đoạn 10, 11: hai đoạn cách nhau 0 pt, chưa đủ 6 pt
              H020 đoạn 5: Tiêu ngữ ghi `Độc lập – Tự do – Hạnh phúc`
              H021 đoạn 5: dưới Tiêu ngữ không có đường kẻ
              H026 đoạn 3: Số, ký hiệu rộng 36,6 mm, cột của nó 35,3 mm: không đứng trọn một dòng
              H026 đoạn 4: Quốc hiệu rộng 103 mm, cột của nó 35,3 mm: không đứng trọn một dòng
              H026 đoạn 5: Tiêu ngữ rộng 62,1 mm, cột của nó 35,3 mm: không đứng trọn một dòng
              H026 đoạn 6: Địa danh, thời gian rộng 76,4 mm, cột của nó 35,3 mm: không đứng trọn một dòng
            Dấu câu, chữ hoa, số viết theo thể thức (2 chỗ):
              đoạn 5: “lập–” → “lập-”
              đoạn 5: “do–” → “do-”
            Đã chuẩn hóa 1 trong 1 tệp; 0 lỗi, 0 cảnh báo, 0 lưu ý
        "#]])
        .stderr(expect![[""]]);
    assert_eq!(case.read("thong-bao.docx"), before);
    let made = case.read("thong-bao-chuan-hoa.docx");
    case.run("check thong-bao-chuan-hoa.docx").code(0).stdout(expect![[r#"
        thong-bao-chuan-hoa.docx: 57 đạt, 0 không đạt, 36 không áp dụng, 3 chưa xét được, 0 bỏ qua
        Đã kiểm tra 1 văn bản: 1 không lỗi, 0 có lỗi; 0 lỗi, 0 cảnh báo, 0 lưu ý; quy tắc: 57 đạt, 0 không đạt, 36 không áp dụng, 3 chưa xét được, 0 bỏ qua
    "#]]).stderr(expect![[""]]);
    expect![[r#"
        tệp Word, chế độ 14
          phần 1 210,0 × 297,0 mm, lề trên 20,0 dưới 20,0 trái 30,0 phải 15,0 mm, trang đầu riêng
        thân (word/document.xml)
          bảng 2 hàng 2 cột
            hàng
              ô 1
                đoạn 1 [giữa] 13 đậm "ỦY BAN NHÂN DÂN"
                đoạn 2 [giữa] 13 đậm "XÃ AN BÌNH"
                đoạn 3 [trái, thụt trái 25,3 mm, thụt phải 25,3 mm, trên 2 pt, dòng đúng 1 pt]
              ô 2
                đoạn 4 [giữa] 13 đậm "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
                đoạn 5 [giữa] 14 đậm "Độc lập - Tự do - Hạnh phúc"
                đoạn 6 [trái, thụt trái 18,4 mm, thụt phải 18,4 mm, trên 2 pt, dòng đúng 1 pt]
            hàng
              ô 1
                đoạn 7 [giữa, trên 4 pt, dưới 0,3 pt] 13 "Số: 12/TB-UBND"
              ô 2
                đoạn 8 [giữa, trên 4 pt] 14 nghiêng "An Bình, ngày       tháng 02 năm 2026"
          đoạn 9 [giữa, trên 18 pt, bậc 1] 14 đậm "THÔNG BÁO"
          đoạn 10 [giữa] 14 đậm "Lịch tiếp công dân năm 2026"
          đoạn 11 [trái, thụt trái 71,9 mm, thụt phải 71,9 mm, trên 2 pt, dưới 6 pt, dòng đúng 1 pt]
          đoạn 12 [đều hai bên, dòng đầu 12,7 mm, trên 6 pt] 14 "Thực hiện quy định về tiếp công dân, Ủy ban nhân dân xã An Bình thông báo lịch tiếp công dân thường xuyên và định kỳ tại trụ sở như sau:"
          đoạn 13 [đều hai bên, dòng đầu 12,7 mm, trên 6 pt] 14 "1. Tiếp thường xuyên vào giờ hành chính các ngày làm việc trong tuần."
          đoạn 14 [đều hai bên, dòng đầu 12,7 mm, trên 6 pt] 14 "2. Chủ tịch Ủy ban nhân dân xã tiếp định kỳ vào ngày 05 và ngày 20 hằng tháng./."
          bảng 1 hàng 2 cột
            hàng
              ô 1
                đoạn 15 [trái, trên 1,9 pt] 12 đậm nghiêng "Nơi nhận:"
                đoạn 16 [trái] 11 "- Các thôn;"
                đoạn 17 [trái] 11 "- Lưu: VT."
              ô 2
                đoạn 18 [giữa] 14 đậm "CHỦ TỊCH"
                đoạn 19 [trái, dòng đúng 85,1 pt]
                đoạn 20 [giữa] 14 đậm "Trần Thị Bình"
          đoạn 21 [trái, dòng đúng 1 pt]
        đầu trang (word/header1.xml)
          đoạn 1 [giữa] [trường PAGE] 14 "2"
        đầu trang (word/header2.xml)
          đoạn 1 [giữa]
    "#]].assert_eq(&case.run("tree thong-bao-chuan-hoa.docx").code(0).text());
    case.run("norm thong-bao.docx")
        .code(1)
        .stdout(expect![[r#"
        thong-bao.docx: chưa ghi, bản gốc giữ nguyên
        Đã chuẩn hóa 0 trong 1 tệp; 1 lỗi, 0 cảnh báo, 0 lưu ý
    "#]])
        .stderr(expect![[r#"
        lỗi[W001]: đã có tệp `thong-bao-chuan-hoa.docx`, không ghi đè
         |
         = gợi ý: chọn nơi khác bằng `--out <TỆP|THƯ MỤC>`, hoặc thêm `--force` để ghi đè

    "#]]);
    case.run("chuan-hoa thong-bao.docx --force --message-format json").code(0).stdout(expect![[r#"
        {"tep":"thong-bao.docx","da_sua":"H002","truoc":"lề phải 25,4 mm, ngoài khoảng 15-20 mm","nay":"15 mm","doan":[]}
        {"tep":"thong-bao.docx","da_sua":"H002","truoc":"lề trái 20 mm, ngoài khoảng 30-35 mm","nay":"30 mm","doan":[]}
        {"tep":"thong-bao.docx","da_sua":"H004","truoc":"216 chữ dùng phông `Arial`, không phải Times New Roman","nay":"Times New Roman","doan":[9]}
        {"tep":"thong-bao.docx","da_sua":"H008","truoc":"Cơ quan ban hành cỡ chữ 14","nay":"cỡ chữ 13","doan":[1,2]}
        {"tep":"thong-bao.docx","da_sua":"H008","truoc":"Số, ký hiệu cỡ chữ 14","nay":"cỡ chữ 13","doan":[3]}
        {"tep":"thong-bao.docx","da_sua":"H008","truoc":"Quốc hiệu cỡ chữ 14","nay":"cỡ chữ 13","doan":[4]}
        {"tep":"thong-bao.docx","da_sua":"H008","truoc":"Từ Nơi nhận cỡ chữ 14","nay":"cỡ chữ 12","doan":[12]}
        {"tep":"thong-bao.docx","da_sua":"H008","truoc":"Nơi nhận cỡ chữ 14","nay":"cỡ chữ 11","doan":[13,14]}
        {"tep":"thong-bao.docx","da_sua":"H009","truoc":"nội dung cỡ chữ 12","nay":"cỡ chữ 14","doan":[9]}
        {"tep":"thong-bao.docx","da_sua":"H010","truoc":"Số, ký hiệu viết chữ đậm","nay":"không đậm","doan":[3]}
        {"tep":"thong-bao.docx","da_sua":"H010","truoc":"Địa danh, thời gian viết chữ đậm","nay":"không đậm","doan":[6]}
        {"tep":"thong-bao.docx","da_sua":"H010","truoc":"Địa danh, thời gian viết chữ đứng","nay":"nghiêng","doan":[6]}
        {"tep":"thong-bao.docx","da_sua":"H010","truoc":"Từ Nơi nhận viết chữ không đậm","nay":"đậm","doan":[12]}
        {"tep":"thong-bao.docx","da_sua":"H010","truoc":"Từ Nơi nhận viết chữ đứng","nay":"nghiêng","doan":[12]}
        {"tep":"thong-bao.docx","da_sua":"H012","truoc":"đoạn văn chưa dàn đều hai lề","nay":"dàn đều hai lề","doan":[9]}
        {"tep":"thong-bao.docx","da_sua":"H013","truoc":"đoạn văn lùi đầu dòng 0 mm","nay":"12,7 mm","doan":[9]}
        {"tep":"thong-bao.docx","da_sua":"H014","truoc":"hai đoạn cách nhau 0 pt, chưa đủ 6 pt","nay":null,"doan":[10,11]}
        {"tep":"thong-bao.docx","da_sua":"H020","truoc":"Tiêu ngữ ghi `Độc lập – Tự do – Hạnh phúc`","nay":null,"doan":[5]}
        {"tep":"thong-bao.docx","da_sua":"H021","truoc":"dưới Tiêu ngữ không có đường kẻ","nay":null,"doan":[5]}
        {"tep":"thong-bao.docx","da_sua":"H026","truoc":"Số, ký hiệu rộng 36,6 mm, cột của nó 35,3 mm: không đứng trọn một dòng","nay":null,"doan":[3]}
        {"tep":"thong-bao.docx","da_sua":"H026","truoc":"Quốc hiệu rộng 103 mm, cột của nó 35,3 mm: không đứng trọn một dòng","nay":null,"doan":[4]}
        {"tep":"thong-bao.docx","da_sua":"H026","truoc":"Tiêu ngữ rộng 62,1 mm, cột của nó 35,3 mm: không đứng trọn một dòng","nay":null,"doan":[5]}
        {"tep":"thong-bao.docx","da_sua":"H026","truoc":"Địa danh, thời gian rộng 76,4 mm, cột của nó 35,3 mm: không đứng trọn một dòng","nay":null,"doan":[6]}
        {"tep":"thong-bao.docx","chu_truoc":"lập–","chu_nay":"lập-","doan":[5]}
        {"tep":"thong-bao.docx","chu_truoc":"do–","chu_nay":"do-","doan":[5]}
        {"tep":"thong-bao.docx","ket_qua":"thong-bao-chuan-hoa.docx","tu":115,"sua_the_thuc":26,"con_sai_the_thuc":0,"quy_tac_noi_dung_chua_dat":0}
        {"tong":{"tep":1,"da_ghi":1,"chua_ghi":0,"loi":0,"canh_bao":0,"luu_y":0}}
    "#]]);
    // The same bytes again, with no pack of a source that is not there.
    assert_eq!(case.read("thong-bao-chuan-hoa.docx"), made);
    let marks = part(&made, "docProps/custom.xml");
    assert!(marks.contains("vanban-hash") && !marks.contains("vanban-nguon"), "{marks}");
}

/// What we built ourselves has the same words, and nothing to change.
#[test]
fn our_own_papers_stay() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders = ["content", "tests/cases/kinds"].map(|folder| fs::read_dir(root.join(folder)).unwrap());
    let files = folders.into_iter().flatten().map(|entry| entry.unwrap().path());
    let papers: Vec<_> = files
        .filter(|file| file.extension().is_some_and(|ending| ending == "yaml"))
        .filter(|file| !file.ends_with("phap_luat.yaml"))
        .collect();
    assert!(papers.len() >= 33);
    let case = Case::new();
    for paper in papers {
        let name = paper.file_stem().unwrap().to_string_lossy().into_owned();
        case.run(&format!("build {} --format docx --out .", paper.display())).code(0);
        let told = case.run(&format!("norm {name}.docx")).code(0).text();
        assert!(told.contains("Không có gì phải sửa về thể thức"), "{told}");
        // Blanks of all sorts are one: how much room is left for a number is no word.
        let texts = |file: &str| {
            let tree = case.run(&format!("tree {file} --format texts")).code(0).text();
            tree.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).collect::<Vec<_>>()
        };
        assert_eq!(texts(&format!("{name}.docx")), texts(&format!("{name}-chuan-hoa.docx")), "{name}");
    }
}
