/// The organisations behind the domains of those who write much on lists of patches, as far as their names show it.
///
/// A line an organisation: its name, a colon, its domains.
enum StandardOrganisations {
    static let companies = """
        3mdeb: 3mdeb.com
        Advantech: advantech.com advantech.com.tw
        Alibaba: alibaba-inc.com linux.alibaba.com damo.alibaba.com alibaba.com antgroup.com antfin.com taobao.com
        Allwinner: allwinnertech.com
        Amazon: amazon.com amazon.de amazon.co.uk amazon.es amazon.it amazon.fr annapurnalabs.com amazon.co.jp
        AMD: amd.com xilinx.com pensando.io ati.com
        Amlogic: amlogic.com
        Ampere: amperecomputing.com os.amperecomputing.com
        Analog Devices: analog.com maximintegrated.com linear.com
        Andes: andestech.com
        Apple: apple.com
        Arista: arista.com
        Arm: arm.com linux.arm.com
        Armadeus: armadeus.com
        ASPEED: aspeedtech.com
        Axis: axis.com
        Baidu: baidu.com
        Bang & Olufsen: bang-olufsen.dk
        BayLibre: baylibre.com
        Baikal Electronics: baikalelectronics.ru baikalelectronics.com
        BlackBerry: blackberry.com
        Bootlin: bootlin.com free-electrons.com
        Bosch: bosch.com de.bosch.com etas.com bosch-sensortec.com de.adit-jv.com
        Broadcom: broadcom.com avagotech.com emulex.com brocade.com vmware.com lsi.com bcm.com
        ByteDance: bytedance.com
        Cadence: cadence.com
        Canonical: canonical.com
        Chelsio: chelsio.com
        China Mobile: cmss.chinamobile.com chinamobile.com
        China Telecom: chinatelecom.cn
        Cirrus Logic: cirrus.com opensource.cirrus.com opensource.wolfsonmicro.com
        Cisco: cisco.com
        Citrix: citrix.com cloud.com xensource.com
        Cloudflare: cloudflare.com
        Codasip: codasip.com
        Code Construct: codeconstruct.com.au
        CodeWeavers: codeweavers.com
        Collabora: collabora.com collabora.co.uk
        Compulab: compulab.co.il
        Congatec: congatec.com
        Cornelis Networks: cornelisnetworks.com
        Datadog: datadoghq.com
        DataDirect Networks: ddn.com whamcloud.com
        Dell: dell.com emc.com dellteam.com
        DENX: denx.de
        Digi International: digi.com
        DigitalOcean: digitalocean.com
        Dolby: dolby.com
        Eideticom: eideticom.com
        Elektrobit: elektrobit.com
        Engicam: engicam.com
        EPAM: epam.com
        Ericsson: ericsson.com est.tech
        Eurotech: eurotech.com
        F5: f5.com nginx.com
        Meta: meta.com fb.com facebook.com oculus.com
        Fastly: fastly.com
        Freebox: freebox.fr
        Fujitsu: fujitsu.com cn.fujitsu.com jp.fujitsu.com
        Fungible: fungible.com
        Gaisler: gaisler.com
        Garmin: garmin.com
        Gateworks: gateworks.com
        Genymobile: genymobile.com
        GitHub: github.com
        GitLab: gitlab.com
        Google: google.com chromium.org android.com youtube.com fitbit.com deepmind.com
        Graphcore: graphcore.ai
        Habana Labs: habana.ai
        Hewlett Packard Enterprise: hpe.com sgi.com cray.com
        HiSilicon: hisilicon.com
        Hitachi: hitachi.com hitachi-powergrids.com
        HP: hp.com
        Honor: honor.com
        Huawei: huawei.com huawei-partners.com h-partners.com huaweicloud.com futurewei.com
        Hygon: hygon.cn
        IBM: ibm.com us.ibm.com de.ibm.com linux.ibm.com linux.vnet.ibm.com in.ibm.com au1.ibm.com
        Igalia: igalia.com
        Infineon: infineon.com cypress.com
        Imagination: imgtec.com mips.com
        Inspur: inspur.com
        Intel: intel.com linux.intel.com altera.com intel-research.net
        Invensense: invensense.com tdk.com
        Iscas: iscas.ac.cn
        Isovalent: isovalent.com cilium.io
        ISP RAS: ispras.ru linuxtesting.org
        ITE: ite.com.tw
        Juniper: juniper.net
        Kalray: kalray.eu kalrayinc.com
        KDAB: kdab.com
        Keysight: keysight.com
        Kontron: kontron.de kontron.com
        KylinSoft: kylinos.cn kylinos.com.cn
        """
}
