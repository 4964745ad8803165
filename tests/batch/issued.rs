//! Numbers and days for the papers of a batch: from the table, from a list, one after the other; issued, locked
//! and entered together.

use std::fs;

use expect_test::expect;

use crate::harness::Case;
use crate::support::pdf_additions::signed;

fn case() -> Case {
    Case::from_dir("batch/mau")
}

/// The command of most of these tests.
const ISSUE: &str =
    "issue mau.yaml --so-dau 101 --ngay 31/10/2026 --so-dang-ky so.csv --message-format short";

/// The lines of a paper that hold its number and its day.
fn head(case: &Case, name: &str) -> String {
    let text = String::from_utf8(case.read(&format!("out/mau/{name}.txt"))).unwrap();
    let lines = text.lines().filter(|line| line.starts_with("Số:") || line.contains(", ngày"));
    lines.map(|line| line.replace('\u{a0}', "_") + "\n").collect()
}

/// One command gives numbers to all papers in the order of the table, and keeps what it gave: list, records,
/// register; run again, nothing changes, in no command.
#[test]
fn all_papers_of_a_batch_are_issued_in_the_order_of_the_table() {
    let case = case();
    case.run(ISSUE).code(0).stderr(expect![[""]]).stdout(expect![[r#"
        00175 Yên Hòa: Kế hoạch số 101/KH-UBND ngày 31/10/2026 → out/mau/00175-yen-hoa.pdf, out/mau/00175-yen-hoa.docx
        00376 Sóc Sơn: Kế hoạch số 102/KH-UBND ngày 31/10/2026 → out/mau/00376-soc-son.pdf, out/mau/00376-soc-son.docx
        06994 Vân Đồn: Kế hoạch số 103/KH-UBND ngày 31/10/2026 → out/mau/06994-van-don.pdf, out/mau/06994-van-don.docx
        26737 1: Kế hoạch số 104/KH-UBND ngày 31/10/2026 → out/mau/26737-1.pdf, out/mau/26737-1.docx
        Đã cấp số 4 văn bản, 0 văn bản đã cấp từ trước giữ nguyên
        Bảng cấp số: mau.cap-so.csv
        Sổ đăng ký văn bản đi: so.csv
    "#]]);
    assert_eq!(
        case.files("mau.phat-hanh"),
        ["00175.phat-hanh.json", "00376.phat-hanh.json", "06994.phat-hanh.json", "26737.phat-hanh.json"]
    );
    expect![[r#"
        ﻿ma,ten,so,ngay,nguoi_ky
        00175,Yên Hòa,101,31/10/2026,
        00376,Sóc Sơn,102,31/10/2026,
        06994,Vân Đồn,103,31/10/2026,
        26737,1,104,31/10/2026,
    "#]]
    .assert_eq(&String::from_utf8(case.read("mau.cap-so.csv")).unwrap().replace('\r', ""));
    let register = String::from_utf8(case.read("so.csv")).unwrap();
    expect![[r#"103/KH-UBND,31/10/2026,"Kế hoạch Phòng, chống thiên tai năm 2026 trên địa bàn đặc khu Vân Đồn",Lê Văn Cường,Lãnh đạo UBND đặc khu,"VT, KT",,"#]].assert_eq(register.lines().nth(3).unwrap());
    let pdf = case.read("out/mau/06994-van-don.pdf");
    case.run(ISSUE).code(0).stderr(expect![[""]]).stdout(expect![[r#"
        00175 Yên Hòa: Kế hoạch số 101/KH-UBND ngày 31/10/2026, đã cấp từ trước → out/mau/00175-yen-hoa.pdf (không đổi), out/mau/00175-yen-hoa.docx (không đổi)
        00376 Sóc Sơn: Kế hoạch số 102/KH-UBND ngày 31/10/2026, đã cấp từ trước → out/mau/00376-soc-son.pdf (không đổi), out/mau/00376-soc-son.docx (không đổi)
        06994 Vân Đồn: Kế hoạch số 103/KH-UBND ngày 31/10/2026, đã cấp từ trước → out/mau/06994-van-don.pdf (không đổi), out/mau/06994-van-don.docx (không đổi)
        26737 1: Kế hoạch số 104/KH-UBND ngày 31/10/2026, đã cấp từ trước → out/mau/26737-1.pdf (không đổi), out/mau/26737-1.docx (không đổi)
        Đã cấp số 0 văn bản, 4 văn bản đã cấp từ trước giữ nguyên
        Sổ đăng ký văn bản đi: so.csv
    "#]]);
    case.run("batch mau.yaml --format pdf,docx,txt").code(0).stderr(expect![[""]]).stdout(expect![[r#"
        Xong 4 địa phương: 4 đã ghi, 0 không đổi, 0 chưa ghi; 0 lỗi, 0 cảnh báo ([…] giây)
        Kết quả ở out/mau, danh mục: danh-muc.jsonl
    "#]]);
    expect![[r#"
        Số: 103/KH-UBND
        Vân Đồn, ngày 31 tháng 10 năm 2026
    "#]]
    .assert_eq(&head(&case, "06994-van-don"));
    assert!(case.read("out/mau/06994-van-don.pdf") == pdf);
    assert_eq!(String::from_utf8(case.read("so.csv")).unwrap(), register);
    case.run("verify out/mau").code(0).stderr(expect![[""]]);
}

/// A paper that was issued does not change; the others of the batch do. A locality that comes later gets the
/// next number that is free.
#[test]
fn an_issued_paper_of_a_batch_does_not_change() {
    let case = case();
    case.run(ISSUE).code(0);
    let row = "26740,Sài Gòn,phường,79,Hồ Chí Minh,thành phố,,UBND,Chủ tịch,Phạm Thị Dung,8,\n";
    let table = String::from_utf8(case.read("don-vi.csv")).unwrap() + row;
    let case = case.file("don-vi.csv", table.replace("1.210", "1.310"));
    case.run("batch mau.yaml --message-format short")
        .code(1)
        .stderr(expect![[r#"
            lỗi[P006]: 00175 Yên Hòa: văn bản đã phát hành (Kế hoạch số 101/KH-UBND ngày 31/10/2026), nội dung đã đổi 2 chỗ từ khi đó: bảng 1, hàng 2, cột 2: “1.210” thành “1.310”; bảng 1, hàng 3, cột 2: “1.210” thành “1.310”; gợi ý: văn bản đã phát hành thì không sửa (khoản 3 Điều 18 Nghị định 30): sai nội dung thì ban hành kế hoạch sửa đổi, thay thế (`vanban new ke_hoach`); sai thể thức, kỹ thuật trình bày thì đính chính bằng công văn (`vanban new cong_van_dinh_chinh`). Lỡ tay thì trả lại nội dung cũ; chưa gửi đi mà phải sửa thì sửa rồi chạy `vanban issue mau.yaml --only 00175 --force`
        "#]])
        .stdout(expect![[r#"
            Xong 5 địa phương: 1 đã ghi, 3 không đổi, 1 chưa ghi; 1 lỗi, 0 cảnh báo ([…] giây)
            Kết quả ở out/mau, danh mục: danh-muc.jsonl
        "#]]);
    case.run(ISSUE).code(1).stderr(expect![[r#"
        lỗi[P006]: 00175 Yên Hòa: văn bản đã phát hành (Kế hoạch số 101/KH-UBND ngày 31/10/2026), nội dung đã đổi 2 chỗ từ khi đó: bảng 1, hàng 2, cột 2: “1.210” thành “1.310”; bảng 1, hàng 3, cột 2: “1.210” thành “1.310”; gợi ý: văn bản đã phát hành thì không sửa (khoản 3 Điều 18 Nghị định 30): sai nội dung thì ban hành kế hoạch sửa đổi, thay thế (`vanban new ke_hoach`); sai thể thức, kỹ thuật trình bày thì đính chính bằng công văn (`vanban new cong_van_dinh_chinh`). Lỡ tay thì trả lại nội dung cũ; chưa gửi đi mà phải sửa thì sửa rồi chạy `vanban issue mau.yaml --only 00175 --force`
    "#]]).stdout(expect![[r#"
        Chưa ghi gì: sửa các lỗi trên rồi chạy lại
    "#]]);
    case.run(&format!("{ISSUE} --only 26740")).code(0).stderr(expect![[""]]).stdout(expect![[r#"
        26740 Sài Gòn: Kế hoạch số 105/KH-UBND ngày 31/10/2026 → out/mau/26740-sai-gon.pdf, out/mau/26740-sai-gon.docx
        Đã cấp số 1 văn bản, 0 văn bản đã cấp từ trước giữ nguyên
        Bảng cấp số: mau.cap-so.csv
        Sổ đăng ký văn bản đi: so.csv
    "#]]);
    case.run(&format!("{ISSUE} --only 00175 --force")).code(0).stderr(expect![[""]]).stdout(expect![[r#"
        00175 Yên Hòa: Kế hoạch số 101/KH-UBND ngày 31/10/2026 → out/mau/00175-yen-hoa.pdf, out/mau/00175-yen-hoa.docx
        Đã cấp số 1 văn bản, 0 văn bản đã cấp từ trước giữ nguyên
        Sổ đăng ký văn bản đi: so.csv
    "#]]);
    case.run(ISSUE).code(0);
    fs::remove_file(case.path("mau.phat-hanh/00175.phat-hanh.json")).unwrap();
    case.run("verify out/mau --message-format short").code(1).stderr(expect![[r#"
        lỗi[P014]: văn bản của địa phương `00175` theo mẫu `mau.yaml` đã phát hành (Kế hoạch số 101/KH-UBND ngày 31/10/2026) mà không còn bản ghi phát hành `mau.phat-hanh/00175.phat-hanh.json`; gợi ý: lấy lại tệp này từ bản sao lưu; không có bản sao lưu thì khóa lại bằng `vanban issue mau.yaml --only 00175 --force`
    "#]]);
    // The files say that they were issued.
    let case = case.replace("don-vi.csv", "1.310", "1.410");
    case.run("batch mau.yaml --message-format short --only 00175").code(1).stderr(expect![[r#"
        lỗi[P014]: 00175 Yên Hòa: `out/mau/00175-yen-hoa.pdf` là bản đã phát hành (Kế hoạch số 101/KH-UBND ngày 31/10/2026) của `mau.yaml`, mà không còn bản ghi phát hành: giữ nguyên, chưa ghi tệp nào của văn bản này; gợi ý: lấy lại bản ghi từ bản sao lưu; nội dung chưa đổi thì `vanban issue mau.yaml` cũng khóa lại được; muốn bỏ lần phát hành đó thì thêm `--force`
        lỗi[P014]: 00175 Yên Hòa: `out/mau/00175-yen-hoa.docx` là bản đã phát hành (Kế hoạch số 101/KH-UBND ngày 31/10/2026) của `mau.yaml`, mà không còn bản ghi phát hành: giữ nguyên, chưa ghi tệp nào của văn bản này; gợi ý: lấy lại bản ghi từ bản sao lưu; nội dung chưa đổi thì `vanban issue mau.yaml` cũng khóa lại được; muốn bỏ lần phát hành đó thì thêm `--force`
    "#]]);
}

/// All or nothing: where one paper cannot be issued, no file is made.
#[test]
fn nothing_is_written_while_one_paper_is_wrong() {
    let case =
        case().replace("don-vi.csv", "Lê Văn Cường", "").replace("mau.yaml", "dia_danh:", "dia_danh: ");
    let before = case.files(".");
    case.run(ISSUE).code(1).stderr(expect![[r#"
        mau.yaml:49:57: lỗi[U003]: 06994 Vân Đồn: `dia_phuong.nguoi_ky` của địa phương này chưa có giá trị; gợi ý: điền cột `nguoi_ky` ở dòng của địa phương trong bảng, hoặc thêm `nguoi_ky` vào `mac_dinh` của mẫu
    "#]]).stdout(expect![[r#"
        Chưa ghi gì: sửa các lỗi trên rồi chạy lại
    "#]]);
    let mut after = case.files(".");
    after.retain(|name| !name.contains(".vanban.khoa"));
    assert_eq!(after, before);
    case.run("issue mau.yaml --ngay 31/10/2026 --only 00175 --message-format short")
        .code(1)
        .stderr(expect![[r#"
            lỗi[P003]: 00175 Yên Hòa: văn bản chưa có số; gợi ý: thêm `--so-dau 206` vào lệnh, hoặc ghi cột `so` ở bảng cấp số `mau.cap-so.csv`
        "#]]);
    case.run("issue mau.yaml --so-dau 5 --only 00175 --message-format short")
        .code(1)
        .stderr(expect![[r#"
            lỗi[P003]: 00175 Yên Hòa: văn bản chưa có ngày ban hành; gợi ý: thêm `--ngay 31/10/2026` vào lệnh, hoặc ghi cột `ngay` ở bảng cấp số `mau.cap-so.csv`
        "#]]);
}

/// A signed PDF is the final form of its paper, in all commands, also with `--force`.
#[test]
fn what_was_signed_stays() {
    let case = case();
    case.run(ISSUE).code(0);
    let final_form = signed(&case.read("out/mau/00175-yen-hoa.pdf"));
    let case = case.file("out/mau/00175-yen-hoa.pdf", &final_form).without("out/mau/00175-yen-hoa.docx");
    for command in [ISSUE, "batch mau.yaml", &format!("{ISSUE} --force"), "batch mau.yaml --force"] {
        case.run(command).code(0);
        assert!(case.read("out/mau/00175-yen-hoa.pdf") == final_form, "{command}");
        assert!(case.path("out/mau/00175-yen-hoa.docx").exists(), "{command}");
    }
    case.run("verify out/mau --message-format short").code(0).stderr(expect![[r#"
        lưu ý[U008]: 00175-yen-hoa.pdf: bản đã ký số của văn bản đã phát hành (Kế hoạch số 101/KH-UBND ngày 31/10/2026)
    "#]]);
    // What was changed is another paper: its signed file is not lost unless that is asked for in so many words.
    let case = case.replace("don-vi.csv", "1.210", "1.310");
    case.run(&format!("{ISSUE} --force --only 00175")).code(1).stderr(expect![[r#"
        lỗi[P010]: 00175 Yên Hòa: `out/mau/00175-yen-hoa.pdf` là bản đã ký số: giữ nguyên, chưa ghi tệp nào của văn bản này; gợi ý: chuyển bản đã ký đến nơi lưu rồi chạy lại, hoặc xuất ra nơi khác bằng `--out <THƯ MỤC>`; chắc chắn bỏ bản đã ký thì thêm `--force --ghi-de-ban-ky`
    "#]]);
    assert!(case.read("out/mau/00175-yen-hoa.pdf") == final_form);
}

/// No number twice: in the batch, in the folder of the template, in the register.
#[test]
fn no_number_is_given_twice() {
    let paper = "loai: ke_hoach\nco_quan: {ten: [Ủy ban nhân dân, phường Yên Hòa]}\nky_hieu: KH-UBND\n\
        dia_danh: Yên Hòa\nnam: 2026\ntrich_yeu: Tuyên truyền\nnoi_dung: 1. Tuyên truyền./.\n\
        noi_nhan: Lãnh đạo UBND phường\nnguoi_ky: {chuc_vu: Chủ tịch, ho_ten: Nguyễn Văn An}\n";
    let case = case().file("rieng.yaml", paper);
    case.run("issue rieng.yaml --so 101 --ngay 05/10/2026").code(0);
    case.run(ISSUE).code(1).stderr(expect![[r#"
        lỗi[P005]: 00175 Yên Hòa: số 101/KH-UBND năm 2026 đã cấp cho văn bản `rieng`; gợi ý: mỗi số trong một dãy số và một năm chỉ cấp cho một văn bản; xem lại số
    "#]]);
    let line = "\u{feff}\"Số, ký hiệu văn bản\",Ngày tháng văn bản\n203/KH-UBND,01/10/2026\n";
    let case = case.file("so.csv", line);
    let later = ISSUE.replace("101", "201");
    case.run(&later).code(1).stderr(expect![[r#"
        lỗi[P005]: 06994 Vân Đồn: số 203/KH-UBND đã có trong sổ `so.csv`, dòng 2; gợi ý: mỗi số trong một dãy số và một năm chỉ cấp cho một văn bản; xem lại số
    "#]]);
    let case = case.without("so.csv");
    case.run(&later).code(0);
    // Also a single paper beside the template.
    let case = case.file("khac.yaml", paper);
    case.run("issue khac.yaml --so 201 --ngay 05/10/2026 --message-format short")
        .code(1)
        .stderr(expect![[r#"
            lỗi[P005]: `khac.yaml`: số 201/KH-UBND năm 2026 đã cấp cho văn bản `mau.phat-hanh/00175`; gợi ý: mỗi số trong một dãy số và một năm chỉ cấp cho một văn bản; xem lại số
        "#]]);
    let case = case.replace("mau.cap-so.csv", "00376,Sóc Sơn,202", "00376,Sóc Sơn,201");
    let case = case.replace("mau.yaml", "\"{{ dia_phuong.ten_day_du }}\"]", "phường An Bình]");
    case.run("batch mau.yaml --message-format short").code(1).stderr(expect![[r#"
        mau.cap-so.csv:3:15: lỗi[C030]: hai văn bản cùng mang số 201 (KH-UBND, năm 2026): của 00175 Yên Hòa và của 00376 Sóc Sơn; gợi ý: mỗi văn bản một số: sửa số ở bảng địa phương, ở tệp riêng hoặc ở bảng cấp số
    "#]]);
}

/// A number that the list holds for another paper is not given, issued or not, asked for or not.
#[test]
fn a_number_of_the_list_is_not_given_again() {
    let list = "ma,so,ngay\n00175,7,31/10/2026\n";
    let case = case()
        .file("mau.cap-so.csv", list)
        .file("so.csv", "ma,so,ngay\n00376,7,31/10/2026\n")
        .replace("mau.yaml", "\"{{ dia_phuong.ten_day_du }}\"]", "phường An Bình]");
    for more in ["", " --only 00376"] {
        case.run(&format!("issue mau.yaml --csv so.csv --message-format short{more}")).code(1).stderr(expect![[
            r#"
            so.csv:2:7: lỗi[C030]: hai văn bản cùng mang số 07 (KH-UBND, năm 2026): của 00376 Sóc Sơn và của 00175 Yên Hòa; gợi ý: mỗi văn bản một số: sửa số ở bảng địa phương, ở tệp riêng hoặc ở bảng cấp số
        "#
        ]]);
    }
    assert_eq!(String::from_utf8(case.read("mau.cap-so.csv")).unwrap(), list);
}

/// A list names numbers, days and signers; a row without them leaves room.
#[test]
fn a_list_gives_numbers_and_leaves_room() {
    let case = case()
        .file("mau.cap-so.csv", "ma,so,ngay,nguoi_ky,ghi_chu\n00175,5,5/1/2026,,x\n00376,,,,\n06994,7,,,\n");
    case.run("batch mau.yaml --format txt --message-format short").code(0).stderr(expect![[r#"
        mau.cap-so.csv:1:21: cảnh báo[P004]: bảng cấp số không dùng cột `ghi_chu`; gợi ý: các cột được đọc: `ma`, `so`, `ngay`, `nguoi_ky` (hoặc `ho_ten`)
    "#]]);
    let heads: String =
        ["00175-yen-hoa", "00376-soc-son", "06994-van-don", "26737-1"].map(|name| head(&case, name)).concat();
    expect![[r#"
        Số: 05/KH-UBND
        Yên Hòa, ngày 05 tháng 01 năm 2026
        Số:           /KH-UBND
        Sóc Sơn, ngày       tháng       năm 2026
        Số: 07/KH-UBND
        Vân Đồn, ngày       tháng       năm 2026
        Số:           /KH-UBND
        Phường 1, ngày       tháng       năm 2026
    "#]]
    .assert_eq(&heads);
    let case = case.file("mau.cap-so.csv", "ma,so,ngay\n175,0,\n00376,5,32/1/2026\n00376,5,\n99999,1,\n");
    case.run("batch mau.yaml --format txt --message-format short").code(1).stderr(expect![[r#"
        mau.cap-so.csv:2:5: lỗi[P004]: số văn bản phải là chữ số Ả Rập từ 1, không kèm ký hiệu, ở đây là `0`
        mau.cap-so.csv:3:9: lỗi[P004]: không có ngày `32/1/2026`: tháng 1 năm 2026 chỉ có 31 ngày; xem lại ngày, tháng, năm
        mau.cap-so.csv:2:1: lỗi[P004]: bảng địa phương không có mã `175`; gợi ý: có phải mã `00175`?
        mau.cap-so.csv:4:1: lỗi[P004]: mã `00376` ghi hai lần trong bảng cấp số; gợi ý: mỗi địa phương một dòng
        mau.cap-so.csv:5:1: lỗi[P004]: bảng địa phương không có mã `99999`; gợi ý: mã ở cột `ma` của bảng địa phương, đủ các số 0 ở đầu
    "#]]);
    let case =
        case.file("mau.cap-so.csv", "ma,so,ngay\n00175,5,5/1/2026\n00376,6,5/1/2027\n06994,5,5/1/2026\n");
    case.run("batch mau.yaml --format txt --message-format short --only 00175,00376")
        .code(1)
        .stderr(expect![[r#"
            mau.yaml:15:6: lỗi[P003]: 00376 Sóc Sơn: văn bản ghi `nam: 2026`, ngày ban hành là 05/01/2027; gợi ý: sửa `nam` trong tệp, hoặc xem lại ngày ban hành
        "#]]);
    // Where the template names it, the list may have any name and form; only a CSV can be written to.
    let case = case
        .without("mau.cap-so.csv")
        .file("so/cap.csv", "ma;so;ngay\n00376;12;05/01/2026\n")
        .replace("mau.yaml", "  bang: don-vi.csv\n", "  bang: don-vi.csv\n  cap_so: so/cap.csv\n");
    case.run("issue mau.yaml --so-dau 11 --ngay 6/1/2026").code(0).stdout(expect![[r#"
        00175 Yên Hòa: Kế hoạch số 11/KH-UBND ngày 06/01/2026 → out/mau/00175-yen-hoa.pdf, out/mau/00175-yen-hoa.docx, out/mau/00175-yen-hoa.txt
        00376 Sóc Sơn: Kế hoạch số 12/KH-UBND ngày 05/01/2026 → out/mau/00376-soc-son.pdf, out/mau/00376-soc-son.docx, out/mau/00376-soc-son.txt
        06994 Vân Đồn: Kế hoạch số 13/KH-UBND ngày 06/01/2026 → out/mau/06994-van-don.pdf, out/mau/06994-van-don.docx, out/mau/06994-van-don.txt
        26737 1: Kế hoạch số 14/KH-UBND ngày 06/01/2026 → out/mau/26737-1.pdf, out/mau/26737-1.docx, out/mau/26737-1.txt
        Đã cấp số 4 văn bản, 0 văn bản đã cấp từ trước giữ nguyên
        Bảng cấp số: so/cap.csv
        Dòng cho sổ đăng ký văn bản đi (ghi vào sổ: --so-dang-ky <TỆP.csv>):
        11/KH-UBND,06/01/2026,"Kế hoạch Phòng, chống thiên tai năm 2026 trên địa bàn phường Yên Hòa",Nguyễn Văn An,Lãnh đạo UBND phường,"VT, KTHTĐT",,
        12/KH-UBND,05/01/2026,"Kế hoạch Phòng, chống thiên tai năm 2026 trên địa bàn xã Sóc Sơn",Trần Thị Bình,Lãnh đạo UBND xã,"VT, KT",,
        13/KH-UBND,06/01/2026,"Kế hoạch Phòng, chống thiên tai năm 2026 trên địa bàn đặc khu Vân Đồn",Lê Văn Cường,Lãnh đạo UBND đặc khu,"VT, KT",,
        14/KH-UBND,06/01/2026,"Kế hoạch Phòng, chống thiên tai năm 2026 trên địa bàn Phường 1",Phạm Thị Dung,Lãnh đạo UBND phường,"VT, KTHTĐT",,
    "#]]);
    expect![[r#"
        ma;so;ngay
        00376;12;05/01/2026
        00175;11;06/01/2026
        06994;13;06/01/2026
        26737;14;06/01/2026
    "#]]
    .assert_eq(&String::from_utf8(case.read("so/cap.csv")).unwrap());
}

/// A table given to `issue` names the papers that are issued; it does not contradict what was given before.
#[test]
fn a_table_of_orders_issues_those_that_it_names() {
    let case =
        case().file("cap.csv", "ma,so,ngay,nguoi_ky\n06994,9,1/2/2026,\n00175,8,1/2/2026,Trần Văn Bình\n");
    case.run("issue mau.yaml --csv cap.csv --message-format short").code(1).stderr(expect![[r#"
        mau.yaml:49:57: lỗi[P003]: 00175 Yên Hòa: văn bản đã có họ tên người ký `Nguyễn Văn An`, không ghi đè bằng `Trần Văn Bình`; gợi ý: bảng cấp số và mẫu (bảng địa phương, tệp riêng) ghi khác nhau: sửa ở một nơi, hoặc bỏ ở bảng cấp số
    "#]]);
    let case = case.replace("cap.csv", "Trần Văn Bình", "Nguyễn Văn An");
    case.run("issue mau.yaml --csv cap.csv --message-format short").code(0).stdout(expect![[r#"
        00175 Yên Hòa: Kế hoạch số 08/KH-UBND ngày 01/02/2026 → out/mau/00175-yen-hoa.pdf, out/mau/00175-yen-hoa.docx
        06994 Vân Đồn: Kế hoạch số 09/KH-UBND ngày 01/02/2026 → out/mau/06994-van-don.pdf, out/mau/06994-van-don.docx
        Đã cấp số 2 văn bản, 0 văn bản đã cấp từ trước giữ nguyên
        Bảng cấp số: mau.cap-so.csv
        Dòng cho sổ đăng ký văn bản đi (ghi vào sổ: --so-dang-ky <TỆP.csv>):
        08/KH-UBND,01/02/2026,"Kế hoạch Phòng, chống thiên tai năm 2026 trên địa bàn phường Yên Hòa",Nguyễn Văn An,Lãnh đạo UBND phường,"VT, KTHTĐT",,
        09/KH-UBND,01/02/2026,"Kế hoạch Phòng, chống thiên tai năm 2026 trên địa bàn đặc khu Vân Đồn",Lê Văn Cường,Lãnh đạo UBND đặc khu,"VT, KT",,
    "#]]);
    expect![[r#"
        ﻿ma,ten,so,ngay,nguoi_ky
        00175,Yên Hòa,08,01/02/2026,Nguyễn Văn An
        06994,Vân Đồn,09,01/02/2026,
    "#]]
    .assert_eq(&String::from_utf8(case.read("mau.cap-so.csv")).unwrap().replace('\r', ""));
    let case = case.replace("cap.csv", "06994,9", "06994,10");
    case.run("issue mau.yaml --csv cap.csv --message-format short").code(1).stderr(expect![[r#"
        cap.csv:2:1: lỗi[P003]: bảng cấp số `mau.cap-so.csv` đã ghi số `09` cho 06994 Vân Đồn, không ghi đè bằng `10`; gợi ý: xem lại hai bảng; chắc chắn phải thay thì thêm `--force`
    "#]]);
    case.run("issue mau.yaml --csv cap.csv --only 00376").code(2).stderr(expect![[r#"
        lỗi: bảng `cap.csv` không có dòng nào của các địa phương đã chọn
        gợi ý: mỗi dòng một địa phương, mã ở cột `ma`
    "#]]);
}

/// The table of localities itself may hold numbers and days; those that it leaves empty are given.
#[test]
fn numbers_of_the_table_stay() {
    let table =
        "ma,ten,loai,so,ngay\n10001,Tân An,xã,1,5/1/2026\n10002,Bình An,phường,,\n10003,Hòa An,xã,3,\n";
    let template = "loai: thong_bao\ndia_phuong: dv.csv\nco_quan: {ten: [Ủy ban nhân dân, tỉnh An Bình]}\n\
        so: \"{{ dia_phuong.so }}\"\nngay: \"{{ dia_phuong.ngay }}\"\nnam: 2026\nky_hieu: TB-UBND\n\
        dia_danh: An Bình\ntrich_yeu: Kinh phí của {{ dia_phuong.ten_day_du }}\nnoi_dung: 1. Cấp kinh phí./.\n\
        noi_nhan: UBND {{ dia_phuong.ten_day_du }}\n\
        nguoi_ky: {thua_lenh: Chủ tịch, chuc_vu: Chánh Văn phòng, ho_ten: Nguyễn Văn An}\n";
    let case = Case::new().file("dv.csv", table).file("mau.yaml", template);
    case.run("batch mau.yaml --format txt --message-format short").code(0).stderr(expect![[r#""#]]);
    let names = ["10001-tan-an", "10002-binh-an", "10003-hoa-an"];
    expect![[r#"
        Số: 01/TB-UBND
        An Bình, ngày 05 tháng 01 năm 2026
        Số:           /TB-UBND
        An Bình, ngày       tháng       năm 2026
        Số: 03/TB-UBND
        An Bình, ngày       tháng       năm 2026
    "#]]
    .assert_eq(&names.map(|name| head(&case, name)).concat());
    case.run("issue mau.yaml --so-dau 3 --ngay 7/1/2026 --message-format short")
        .code(0)
        .stdout(expect![[r#"
            10001 Tân An: Thông báo số 01/TB-UBND ngày 05/01/2026 → out/mau/10001-tan-an.pdf, out/mau/10001-tan-an.docx, out/mau/10001-tan-an.txt (không đổi)
            10002 Bình An: Thông báo số 04/TB-UBND ngày 07/01/2026 → out/mau/10002-binh-an.pdf, out/mau/10002-binh-an.docx, out/mau/10002-binh-an.txt
            10003 Hòa An: Thông báo số 03/TB-UBND ngày 07/01/2026 → out/mau/10003-hoa-an.pdf, out/mau/10003-hoa-an.docx, out/mau/10003-hoa-an.txt
            Đã cấp số 3 văn bản, 0 văn bản đã cấp từ trước giữ nguyên
            Bảng cấp số: mau.cap-so.csv
            Dòng cho sổ đăng ký văn bản đi (ghi vào sổ: --so-dang-ky <TỆP.csv>):
            01/TB-UBND,05/01/2026,Thông báo Kinh phí của xã Tân An,Nguyễn Văn An,UBND xã Tân An,,,
            04/TB-UBND,07/01/2026,Thông báo Kinh phí của phường Bình An,Nguyễn Văn An,UBND phường Bình An,,,
            03/TB-UBND,07/01/2026,Thông báo Kinh phí của xã Hòa An,Nguyễn Văn An,UBND xã Hòa An,,,
        "#]]);
    expect![[r#"
        Số: 01/TB-UBND
        An Bình, ngày 05 tháng 01 năm 2026
        Số: 04/TB-UBND
        An Bình, ngày 07 tháng 01 năm 2026
        Số: 03/TB-UBND
        An Bình, ngày 07 tháng 01 năm 2026
    "#]]
    .assert_eq(&names.map(|name| head(&case, name)).concat());
    case.run("issue mau.yaml --so 3 --ngay 7/1/2026").code(2).stderr(expect![[r#"
        lỗi: `mau.yaml` là mẫu của nhiều văn bản, mỗi văn bản một số
        gợi ý: dùng `--so-dau <SỐ>` để cấp số liên tiếp theo thứ tự trong bảng địa phương, hoặc `--csv <BẢNG>` có các cột ma, so, ngay
    "#]]);
}
