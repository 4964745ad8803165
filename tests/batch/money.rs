//! Columns of money in the table of localities: exact figures in texts, faults at their cells.

use expect_test::expect;

use crate::harness::Case;

const TEMPLATE: &str = "loai: thong_bao\ndia_phuong:\n  bang: dv.csv\n  so_tien: {kp: đồng, von: Triệu đồng}\n\
    co_quan: {ten: [Ủy ban nhân dân, tỉnh An Bình]}\nky_hieu: TB-UBND\nnam: 2026\ndia_danh: An Bình\n\
    trich_yeu: Phân bổ kinh phí\n\
    noi_dung: |\n  1. Cấp {{ dia_phuong.kp | tien }} đồng (bằng chữ: {{ dia_phuong.kp | bang_chu }}), tức {{ dia_phuong.kp | tien(don_vi=\"nghìn đồng\") }} nghìn đồng.\n  2. Vốn {{ dia_phuong.von }}{% if dia_phuong.von %}, {{ dia_phuong.von | bang_chu_thuong }}{% endif %}./.\n\
    noi_nhan: UBND {{ dia_phuong.ten_day_du }}\n\
    nguoi_ky: {thua_lenh: Chủ tịch, chuc_vu: Chánh Văn phòng, ho_ten: Nguyễn Văn An}\n";

fn case(table: &str) -> Case {
    Case::new().file("dv.csv", table).file("mau.yaml", TEMPLATE)
}

/// However a cell is written, the paper has one form, and the words are those of the very figure.
#[test]
fn cells_of_money_are_figures() {
    let case = case(
        "ma,ten,loai,kp,von\n10001,Tân An,xã,125000000,\"1.250,5\"\n10002,Bình An,phường,1.250.000,12\n10003,Hòa An,xã,-,\"0,000001\"\n",
    );
    case.run("batch mau.yaml --format txt --message-format short").code(0).stderr(expect![[""]]);
    let lines: String = ["10001-tan-an", "10002-binh-an", "10003-hoa-an"]
        .map(|name| {
            let text = String::from_utf8(case.read(&format!("out/mau/{name}.txt"))).unwrap();
            let lines = text.lines().filter(|line| line.starts_with("1.") || line.starts_with("2."));
            lines.map(|line| line.to_owned() + "\n").collect::<String>()
        })
        .concat();
    expect![[r#"
        1. Cấp 125.000.000 đồng (bằng chữ: Một trăm hai mươi lăm triệu đồng), tức 125.000 nghìn đồng.
        2. Vốn 1.250,5 triệu đồng, một tỷ hai trăm năm mươi triệu năm trăm nghìn đồng./.
        1. Cấp 1.250.000 đồng (bằng chữ: Một triệu hai trăm năm mươi nghìn đồng), tức 1.250 nghìn đồng.
        2. Vốn 12 triệu đồng, mười hai triệu đồng./.
        1. Cấp 0 đồng (bằng chữ: Không đồng), tức 0 nghìn đồng.
        2. Vốn 0,000001 triệu đồng, một đồng./.
    "#]]
    .assert_eq(&lines);
}

/// All faults at once, each at its cell, before anything is made.
#[test]
fn what_is_no_money_is_told_at_its_cell() {
    let case = case(
        "ma,ten,loai,kp,von\n10001,Tân An,xã,12.34,x\n10002,Bình An,phường,\"1,250\",12\n10003,Hòa An,xã,-5,\"1,5 tr\"\n",
    );
    case.run("batch mau.yaml --format txt --message-format short").code(1).stderr(expect![[r#"
        dv.csv:2:17: lỗi[U017]: số `12.34` có dấu chấm sai chỗ: dấu chấm chỉ ngăn từng nhóm ba chữ số; gợi ý: nếu thiếu số 0 ở cuối, viết `12.340`; nếu là số lẻ, viết `12,34`; nếu là số nguyên 1234, viết `1.234`
        dv.csv:3:22: lỗi[U017]: `1,250` đọc theo kiểu Việt Nam là 1 phẩy 250, dễ nhầm với 1.250; gợi ý: nếu là số nguyên 1250, viết `1.250`; nếu là số lẻ, viết `1,25`
        dv.csv:4:17: lỗi[U017]: số `-5` là số âm; cột này chỉ nhận số không âm; gợi ý: cột tăng, giảm của bảng trong văn bản thì ghi `co_dau: có`; phần cắt giảm của bản đã duyệt thì ghi số mới của nhiệm vụ rồi so sánh hai bản bằng `so_sanh`; gõ nhầm dấu thì sửa số
        dv.csv:2:23: lỗi[U017]: `x` không phải là số: có `x`; gợi ý: ghi bằng chữ số, ví dụ `1.210`; ghi 0 nếu không có kinh phí
        dv.csv:4:20: lỗi[U017]: `1,5 tr` không phải là số: có `tr`; gợi ý: chỉ ghi chữ số, ví dụ `1.210`; đơn vị tiền ghi ở `so_tien` của mẫu
    "#]]);
    let case = case
        .replace("mau.yaml", "{kp: đồng, von: Triệu đồng}", "{kpi: đồng, von: triệu}")
        .file("dv.csv", "ma,ten,loai,kp,von\n10001,Tân An,xã,1,1\n");
    case.run("batch mau.yaml --format txt --message-format short").code(1).stderr(expect![[r#"
        mau.yaml:4:29: lỗi[U017]: cột số tiền `von`: không có đơn vị tiền `triệu`; gợi ý: có phải ý bạn là `triệu đồng`?
        mau.yaml:4:13: lỗi[U017]: bảng địa phương không có cột số tiền `kpi`; gợi ý: có phải ý bạn là `kp`?
    "#]]);
    // A cell that is empty has no value.
    let case = self::case("ma,ten,loai,kp,von\n10001,Tân An,xã,,1\n");
    case.run("batch mau.yaml --format txt --message-format short").code(1).stderr(expect![[r#"
        mau.yaml:11:24: lỗi[U003]: 10001 Tân An: `dia_phuong.kp` của địa phương này chưa có giá trị; gợi ý: điền cột `kp` ở dòng của địa phương trong bảng, hoặc thêm `kp` vào `mac_dinh` của mẫu
    "#]]);
}
