// The figures of a paper go out as a workbook, and come back: what changes is shown first.
//
// In: the paper, a workbook. Out: the workbook to be kept; the lines that would change, and once they are confirmed,
// the paper with them.

import { the, tim } from "./dung.js";
import { cac_phat_hien, gui_tep, gui_viec, o_tep } from "./lam.js";
import { VAN_BAN } from "./tin.js";
import { cac_tep, ket_qua } from "./viec.js";

function bao_loi(cho, tra) {
  cho.replaceChildren(the("p", "khong-ghi", tra.cau ?? "Chưa làm được."));
  if (tra.goi_y) cho.append(the("p", "goi-y", `Gợi ý: ${tra.goi_y}.`));
  cho.append(...cac_phat_hien(tra.phat_hien ?? []));
}

async function xuat(cho) {
  const tra = await gui_viec(`${VAN_BAN}kinh-phi`, {});
  if (tra.ma !== 200) {
    bao_loi(cho, tra);
    return;
  }
  cho.replaceChildren(the("p", "", "Sửa số ở các ô của tệp này, lưu lại, rồi nhập ở trên:"), cac_tep(tra.tep), ...cac_phat_hien(tra.phat_hien));
  cho.querySelector("a").focus();
}

async function nhap(tep, tong, cho) {
  const dia_chi = `${VAN_BAN}kinh-phi?ten=${encodeURIComponent(tep.name)}${tong ? "&tong=1" : ""}`;
  const tra = await gui_tep(dia_chi, tep);
  if (tra.ma !== 200) {
    bao_loi(cho, tra);
    return;
  }
  if (tra.doi.length === 0) {
    cho.replaceChildren(the("p", "", "Không có số, chữ, hàng nào thay đổi."));
    return;
  }
  const ds = the("ul", "se-doi");
  ds.append(...tra.doi.map((mot) => the("li", "", mot)));
  const ghi = the("button", "chinh", `Ghi ${tra.doi.length} chỗ thay đổi`);
  ghi.type = "button";
  const nut = the("p", "nut-cuoi");
  nut.append(ghi);
  cho.replaceChildren(the("p", "", `Sẽ đổi ${tra.doi.length} chỗ trong ${tra.tep.join(", ")}:`), ds, nut);
  ghi.focus();
  ghi.addEventListener("click", async () => {
    ghi.disabled = true;
    const xong = await gui_tep(`${dia_chi}&dau=${tra.dau}`, tep);
    if (xong.ma !== 200) {
      bao_loi(cho, xong);
      return;
    }
    ket_qua(`Đã ghi ${xong.doi.length} chỗ thay đổi vào ${xong.tep.join(", ")}.`);
  });
}

function mo() {
  const hop = the("div");
  const kq = the("div");
  kq.setAttribute("role", "status");
  const hang = the("p", "o-hang");
  const hang_tong = the("p");
  const nhan_tong = the("label");
  const tong = the("input");
  tong.type = "checkbox";
  const [o] = o_tep("Nhập bảng Excel đã sửa…", ".xlsx", (tep) => nhap(tep, tong.checked, kq));
  hang.append(o);
  nhan_tong.append(tong, " sửa luôn số tổng ghi sẵn cho khớp");
  hang_tong.append(nhan_tong);
  const ra = the("button", "", "Lập bảng Excel để tải");
  ra.type = "button";
  const nut = the("p", "nut-cuoi");
  nut.append(ra);
  hop.append(nut, hang, hang_tong, kq);
  ra.addEventListener("click", () => xuat(kq));
  ket_qua("Kinh phí", [hop]);
  ra.focus();
}

tim("kinh-phi").addEventListener("click", mo);
