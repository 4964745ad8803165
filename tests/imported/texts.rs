//! Texts copied from a PDF: broken lines, numbers of pages, tables of tabs, money that is added up.

use expect_test::{Expect, expect};
use vanban::rooms::pipeline::PaperImport;

use crate::support::papers::{PIPELINE, short};

fn imported(text: &str) -> PaperImport {
    PIPELINE.import_text("a.txt", text.as_bytes()).unwrap_or_else(|report| panic!("{}", short(&report)))
}

fn assert_told(import: &PaperImport, yaml: &Expect, told: &Expect) {
    yaml.assert_eq(&import.yaml);
    told.assert_eq(&short(&import.report));
}

/// A plan as a PDF gives it: its head is lines one below another, a row goes on the next page below the head that
/// comes again, one sum is wrong.
#[test]
fn a_plan_with_money() {
    let import = imported(
        "ỦY BAN NHÂN DÂN\n XÃ AN BÌNH\n\nSố:        /KH-UBND\n\nCỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM\n     Độc lập - Tự do - Hạnh phúc\n\n\
         An Bình, ngày       tháng     năm 2026\n\nKẾ HOẠCH**Phát triển sản xuất sạch hơn năm 2026**\n\n\
         Để đẩy mạnh sản xuất sạch hơn trên địa bàn, Ủy ban nhân dân xã ban hành Kế \nhoạch gồm các nội dung sau:\n\n\
         I. MỤC TIÊU\n1. Tiết kiệm nguyên liệu, nhiên liệu, năng lượng trong các cơ sở sản xuất \n\n2\n\n\
         trên địa bàn xã.\n2. Giảm chất thải.\nII. TỔ CHỨC THỰC HIỆN\n- Phòng Kinh tế chủ trì thực hiện (Phụ lục kèm theo)./.\n\n\
         Nơi nhận:\n- Sở Công Thương;\n- Lưu: VT, KT.\n\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\nTrần Thị Bình\n\n\
         PHỤ LỤC\n\n**Danh mục nhiệm vụ**\n\n\
         TT\tTên nhiệm vụ\tKinh phí (triệu đồng)\t\t\n\t\tNăm 2026\tNăm 2027\tTổng cộng\n\
         I\tTruyền thông\t1.000\t1200\t2.200\n1\tTuyên truyền\t400\t500\t900\n2\tTập huấn cho cơ sở\t600\t700\t1.300\n\n\
         TT\tTên nhiệm vụ\tKinh phí (triệu đồng)\t\t\n\t\tNăm 2026\tNăm 2027\tTổng cộng\n\
         \tsản xuất\t\t\t\nII\tKiểm tra\t0\t50\t50\n3\tKiểm tra cơ sở\t0\t50\t50\nTỔNG\t\t1.000\t1.250\t2.260\n",
    );
    assert_told(
        &import,
        &expect![[r#"
            # Nhập từ a.txt bằng lệnh vanban import.
            # Chỗ chưa chắc có dòng ghi chú “Xem lại” ở ngay trên; xem xong thì xóa dòng đó.

            loai: ke_hoach
            co_quan:
              ten: [Ủy ban nhân dân, xã An Bình]
            ky_hieu: KH-UBND
            dia_danh: An Bình
            nam: 2026
            trich_yeu: Phát triển sản xuất sạch hơn năm 2026
            mo_dau: |
              Để đẩy mạnh sản xuất sạch hơn trên địa bàn, Ủy ban nhân dân xã ban hành Kế hoạch gồm các nội dung sau:
            noi_dung:
              - muc: MỤC TIÊU
                loi_van: |
                  1. Tiết kiệm nguyên liệu, nhiên liệu, năng lượng trong các cơ sở sản xuất trên địa bàn xã.
                  2. Giảm chất thải.
              - muc: TỔ CHỨC THỰC HIỆN
                loi_van: |
                  - Phòng Kinh tế chủ trì thực hiện (Phụ lục kèm theo)./.
            noi_nhan: |
              Sở Công Thương
            luu: {don_vi: KT}
            nguoi_ky:
              ky_thay: Chủ tịch
              chuc_vu: Phó Chủ tịch
              ho_ten: Trần Thị Bình

            phu_luc:
              - ten: Danh mục nhiệm vụ
                bang:
                  # Xem lại: số cộng ghi 2.260 nhưng các số của nhiệm vụ cộng lại là 2.250 (hàng `TỔNG`)
                  don_vi: triệu đồng
                  cot:
                    - {ma: tt, ten: TT, kieu: so_thu_tu}
                    - {ma: ten, ten: Tên nhiệm vụ, kieu: chu}
                    - ten: Kinh phí (triệu đồng)
                      cot:
                        - {ma: 2026, ten: Năm 2026, kieu: tien}
                        - {ma: 2027, ten: Năm 2027, kieu: tien}
                        - {ma: tong, ten: Tổng cộng, kieu: tong_hang}
                  nhom:
                    - ten: Truyền thông
                      nhiem_vu:
                        - ten: Tuyên truyền
                          kinh_phi: {2026: 400, 2027: 500}
                        - ten: Tập huấn cho cơ sở sản xuất
                          kinh_phi: {2026: 600, 2027: 700}
                    - ten: Kiểm tra
                      nhiem_vu:
                        - ten: Kiểm tra cơ sở
                          kinh_phi: {2026: 0, 2027: 50}
                  tong_cong:
                    nhan: TỔNG
        "#]],
        &expect![[r#"
            a.txt:văn bản, đoạn 57, bảng 1, ô E8: cảnh báo[W010]: số cộng ghi 2.260 nhưng các số của nhiệm vụ cộng lại là 2.250 (hàng `TỔNG`); gợi ý: văn bản in số cộng được; xem số nào của nhiệm vụ trong bảng gốc ghi sai
            a.txt:văn bản, đoạn 57, bảng 1, ô E8: cảnh báo[W012]: chữ của bản gốc không có trên văn bản dựng lại: “2.260”; gợi ý: chữ này là nội dung thì thêm vào tệp YAML
            lưu ý[W011]: `a.txt`: bỏ 1 dòng chỉ có số trang
            lưu ý[W012]: chữ do chương trình in, bản gốc không có: “Kèm theo Kế hoạch số KH UBND ngày tháng năm 2026 của Ủy ban nhân dân xã An Bình”, “2.250”
        "#]],
    );
}

/// A text of an old code is read, whatever bytes it comes in.
#[test]
fn a_text_in_tcvn3() {
    let text = "ñY BAN NH©N D©N X· AN B×NH\nSè: 05/TB-UBND\nAn B×nh, ngµy 15 th¸ng 01 n¨m 2026\n\
                TH¤NG B¸O\nLÞch tiÕp c«ng d©n\n\nñy ban nh©n d©n x· th«ng b¸o lÞch tiÕp c«ng d©n th¸ng 02 n¨m 2026 nh\u{ad} sau: \
                ngµy 05 vµ ngµy 20 h»ng th¸ng./.\n\nN¬i nhËn:\n- C¸c th«n;\n- L\u{ad}u: VT.\n\nCHñ TÞCH\n\nTrÇn ThÞ B×nh\n";
    let import = imported(text);
    assert_told(
        &import,
        &expect![[r#"
        # Nhập từ a.txt bằng lệnh vanban import.
        # Chỗ chưa chắc có dòng ghi chú “Xem lại” ở ngay trên; xem xong thì xóa dòng đó.

        loai: thong_bao
        co_quan:
          ten: [Ủy ban nhân dân xã An Bình]
        so: 05
        ky_hieu: TB-UBND
        dia_danh: An Bình
        ngay: 15/01/2026
        trich_yeu: Lịch tiếp công dân
        noi_dung: |
          ủy ban nhân dân xã thông báo lịch tiếp công dân tháng 02 năm 2026 như sau: ngày 05 và ngày 20 hằng tháng./.
        noi_nhan: |
          Các thôn
        nguoi_ky:
          chuc_vu: Chủ tịch
          ho_ten: Trần Thị Bình
    "#]],
        &expect![[r#"
        cảnh báo[W014]: `a.txt`: 11 đoạn gõ bằng bảng mã TCVN3 (ABC) được chuyển sang Unicode; gợi ý: xem lại vài đoạn; chữ hoa có dấu và ký hiệu là chỗ dễ sai
        lưu ý[W012]: chữ do chương trình in, bản gốc không có: “CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM”, “Độc lập Tự do Hạnh phúc”
    "#]],
    );
}

/// Signs that mean something in YAML, in a text or to the numbering come back as they were.
#[test]
fn signs_come_back_as_they_were() {
    let import = imported(
        "SỞ NỘI VỤ\nSố: 7/TB-SNV\nAn Bình, ngày 5 tháng 1 năm 2026\nTHÔNG BÁO\nVề việc “thử”: đề án #2\n\n\
         {{ tong }} và {% if %} là chữ; 2 * 3 * 4; C:\\Users.\n\
         1. Một.\n1. Lại một.\n2. Hai.\nđ) Điểm không có điểm trước.\n1.1.1. Ba cấp.\n(1) Trong ngoặc.\n\
         # Không phải đề mục.\nA. PHẦN A\n- TTr: Thành ủy.\n\nNơi nhận:\n- TTr: Thành ủy;\n- Lưu: VT, TH, KT.\n\
         GIÁM ĐỐC\n\nLê Văn Cường\n",
    );
    assert_told(
        &import,
        &expect![[r#"
        # Nhập từ a.txt bằng lệnh vanban import.
        # Chỗ chưa chắc có dòng ghi chú “Xem lại” ở ngay trên; xem xong thì xóa dòng đó.

        loai: thong_bao
        co_quan:
          ten: [Sở Nội vụ]
        so: 07
        ky_hieu: TB-SNV
        dia_danh: An Bình
        ngay: 05/01/2026
        trich_yeu: 'Về việc “thử”: đề án #2'
        # Xem lại: số ở đầu dòng không nối tiếp, giữ nguyên như chữ thường: “1. Lại một.” và 3 dòng nữa
        noi_dung: |
          \{\{ tong \}\} và \{% if %\} là chữ; 2 \* 3 \* 4; C:\Users.
          1. Một.
          \1. Lại một.
          2. Hai.
          \đ) Điểm không có điểm trước.
          \1.1.1. Ba cấp.
          (1) Trong ngoặc.
          \# Không phải đề mục.
          \A. PHẦN A
          - TTr: Thành ủy.
        noi_nhan: |
          TTr: Thành ủy
          Lưu: VT, TH, KT
        nguoi_ky:
          chuc_vu: Giám đốc
          ho_ten: Lê Văn Cường
    "#]],
        &expect![[r#"
        a.txt:văn bản, đoạn 8: cảnh báo[W010]: số ở đầu dòng không nối tiếp, giữ nguyên như chữ thường: “1. Lại một.” và 3 dòng nữa; gợi ý: sửa số cho nối tiếp rồi bỏ dấu `\` trước số
        lưu ý[W012]: chữ do chương trình in, bản gốc không có: “CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM”, “Độc lập Tự do Hạnh phúc”
    "#]],
    );
}
