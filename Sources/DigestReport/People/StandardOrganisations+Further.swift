extension StandardOrganisations {
    /// The companies L to Z, and other employers.
    static let furtherCompanies = """
        Lenovo: lenovo.com motorola.com
        LG: lge.com lg.com
        Linaro: linaro.org
        Linutronix: linutronix.de
        Linux Foundation: linuxfoundation.org linux-foundation.org osdl.org
        LINBIT: linbit.com
        Loongson: loongson.cn lemote.com
        Marvell: marvell.com caviumnetworks.com cavium.com qlogic.com inphi.com
        Maxlinear: maxlinear.com
        MediaTek: mediatek.com mtk.com.tw ralinktech.com
        Meinberg: meinberg.de
        Microchip: microchip.com atmel.com microsemi.com pmcs.com smsc.com
        Micron: micron.com
        Microsoft: microsoft.com linux.microsoft.com hyperv.microsoft.com linuxonhyperv.com
        Mobileye: mobileye.com
        Moxa: moxa.com
        MNT Research: mntre.com
        National Instruments: ni.com
        NEC: nec.com
        NetApp: netapp.com
        Netflix: netflix.com
        Netronome: netronome.com corigine.com
        Nokia: nokia.com nokia-bell-labs.com
        Nordic Semiconductor: nordicsemi.no
        Novatek: novatek.com.tw
        NTT: ntt.co.jp hco.ntt.co.jp nttdata.co.jp lab.ntt.co.jp
        Nutanix: nutanix.com
        Nuvoton: nuvoton.com
        NVIDIA: nvidia.com mellanox.com cumulusnetworks.com
        NXP: nxp.com freescale.com oss.nxp.com
        OpenVPN: openvpn.net
        Oracle: oracle.com sun.com
        ON Semiconductor: onsemi.com
        OPPO: oppo.com
        Panasonic: jp.panasonic.com
        Parallels: parallels.com
        Pengutronix: pengutronix.de
        Phytec: phytec.de phytec.com
        PLVision: plvision.eu
        Proxmox: proxmox.com
        Qualcomm: qualcomm.com qti.qualcomm.com oss.qualcomm.com quicinc.com codeaurora.org qca.qualcomm.com atheros.com
        Quectel: quectel.com
        Raspberry Pi: raspberrypi.com raspberrypi.org
        Realtek: realtek.com realtek.com.tw
        Red Hat: redhat.com coreos.com
        Renesas: renesas.com bp.renesas.com dialog-semiconductor.com diasemi.com idt.com
        Ricoh: ricoh.com
        Rivos: rivosinc.com
        Rockchip: rock-chips.com
        Rohm: fi.rohmeurope.com rohm.com
        Samsung: samsung.com partner.samsung.com osg.samsung.com
        Savoir-faire Linux: savoirfairelinux.com
        Seagate: seagate.com
        Semihalf: semihalf.com
        Siemens: siemens.com mentor.com
        SiFive: sifive.com
        Silicon Labs: silabs.com
        SK hynix: sk.com hynix.com skhynix.com
        Skyworks: skyworksinc.com
        Socionext: socionext.com
        Solidrun: solid-run.com
        SolarFlare: solarflare.com
        Sony: sony.com sonymobile.com sonyericsson.com
        SOPHGO: sophgo.com
        SpacemiT: spacemit.com
        Unisoc: unisoc.com spreadtrum.com
        StarFive: starfivetech.com
        STMicroelectronics: st.com foss.st.com
        SUSE: suse.com suse.de suse.cz novell.com
        Sysgo: sysgo.com
        Synaptics: synaptics.com
        Synology: synology.com
        Synopsys: synopsys.com
        System76: system76.com
        T-Head: t-head.cn c-sky.com
        Tenstorrent: tenstorrent.com
        Tencent: tencent.com
        Tesla: tesla.com
        Texas Instruments: ti.com nsc.com
        Cherry: cherry.de theobroma-systems.com
        Timesys: timesys.com
        Toradex: toradex.com
        Toshiba: toshiba.co.jp kioxia.com
        TQ-Systems: ew.tq-group.com tq-group.com
        Tuxedo Computers: tuxedocomputers.com
        Tuxera: tuxera.com
        UnionTech: uniontech.com deepin.org
        Valve: valvesoftware.com
        VATES: vates.tech vates.fr
        Ventana: ventanamicro.com
        VeriSilicon: verisilicon.com
        VIA: via.com.tw zhaoxin.com
        Virtuozzo: virtuozzo.com openvz.org sw.ru
        VIVO: vivo.com
        Wind River: windriver.com
        Western Digital: wdc.com hgst.com sandisk.com
        Xiaomi: xiaomi.com
        XenServer: xenserver.com
        Yandex: yandex-team.ru yandex-team.com
        Zadara: zadara.com
        ZTE: zte.com.cn sanechips.com.cn
        ZF: zf.com
        Chinese Academy of Sciences: ict.ac.cn ios.ac.cn cas.cn
        CERN: cern.ch
        DESY: desy.de
        Fraunhofer: fraunhofer.de
        Jülich Supercomputing Centre: fz-juelich.de
        Lawrence Livermore National Laboratory: llnl.gov
        Los Alamos National Laboratory: lanl.gov
        Oak Ridge National Laboratory: ornl.gov
        NASA: nasa.gov
        NSA: tycho.nsa.gov
        ETH Zürich: ethz.ch
        KAIST: kaist.ac.kr
        MIT: mit.edu
        Peking University: pku.edu.cn
        Tsinghua University: tsinghua.edu.cn
        University of Cambridge: cam.ac.uk
        """

    /// Domains that hide for whom people work: freemailers and communities.
    static let hidden = """
        gmail.com googlemail.com outlook.com outlook.de outlook.fr outlook.jp hotmail.com hotmail.co.uk hotmail.fr
        hotmail.de live.com live.cn live.de live.nl msn.com yahoo.com yahoo.co.uk yahoo.co.jp yahoo.co.in yahoo.de
        yahoo.fr yahoo.it ymail.com rocketmail.com aol.com icloud.com me.com mac.com qq.com foxmail.com vip.qq.com
        163.com 126.com yeah.net vip.163.com 188.com sina.com sina.cn vip.sina.com sohu.com 139.com 189.cn aliyun.com
        tom.com 21cn.com naver.com daum.net hanmail.net kakao.com gmx.de gmx.net gmx.at gmx.ch gmx.com gmx.us web.de
        mail.de email.de freenet.de posteo.de posteo.net mailbox.org t-online.de arcor.de online.de proton.me
        protonmail.com protonmail.ch pm.me tutanota.com tutanota.de tuta.io tuta.com keemail.me mail.ru inbox.ru
        list.ru bk.ru internet.ru yandex.ru yandex.com ya.ru rambler.ru ukr.net i.ua seznam.cz email.cz centrum.cz
        wp.pl o2.pl onet.pl interia.pl poczta.onet.pl libero.it alice.it tiscali.it virgilio.it orange.fr wanadoo.fr
        free.fr laposte.net sfr.fr neuf.fr skynet.be telenet.be xs4all.nl ziggo.nl kpnmail.nl bluewin.ch
        btinternet.com sky.com ntlworld.com virginmedia.com blueyonder.co.uk zoho.com zohomail.com fastmail.com
        fastmail.fm fastmail.net messagingengine.com hey.com runbox.com riseup.net disroot.org cock.li airmail.cc
        tutamail.com duck.com mozmail.com simplelogin.com simplelogin.co anonaddy.com anonaddy.me migadu.com mailo.com
        mailfence.com hushmail.com rediffmail.com comcast.net verizon.net att.net sbcglobal.net bellsouth.net
        earthlink.net cox.net charter.net rogers.com shaw.ca sympatico.ca telus.net bigpond.com optusnet.com.au
        iinet.net.au uol.com.br bol.com.br terra.com.br ig.com.br mail.com email.com usa.net inbox.com startmail.com
        linux.dev kernel.org infradead.org linux.com vger.kernel.org lists.linux.dev gnu.org sourceforge.net
        users.sourceforge.net users.noreply.github.com noreply.github.com lists.sr.ht sr.ht alum.mit.edu acm.org
        ieee.org freedesktop.org archlinux.org alpinelinux.org kde.org gnome.org freebsd.org openbsd.org netbsd.org
        nongnu.org postmarketos.org debian.org ubuntu.com gentoo.org fedoraproject.org opensuse.org slackware.com
        mageia.org nixos.org openwrt.org
        """
}
