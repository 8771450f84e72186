package cn.jingtu.land.access;

import java.util.List;

/** Where a plot has to pass. Which body refuses there is the city's matter. */
public enum Gate implements Worded {
    G1("规划编制", "planning", "国土空间规划", "国土空间总体规划", "控制性详细规划", "详细规划", "规划"),
    G2("建设工程规划许可证", "construction-permit", "建设工程规划许可", "规划许可"),
    G3("土地供应", "land-supply", "供地", "出让", "划拨", "出让或划拨", "出让、划拨", "土地出让", "土地划拨"),
    G4("环境影响评价审批", "eia", "环评", "环评审批", "环境影响评价", "环境影响评价文件审批"),
    G5("征收、收回、收购", "expropriation", "征收", "收回", "收购", "土地征收", "土地收回", "土地收购"),
    G6("土地储备入库", "reserve", "收储", "储备", "土地储备", "土地收储", "入库储备"),
    G7("不动产登记", "registration", "登记", "不动产转移登记", "转移登记", "变更登记");

    private final List<String> words;

    Gate(String label, String... words) {
        this.words = Worded.list(label, name(), words);
    }

    @Override
    public List<String> words() {
        return words;
    }

    /** Whether it settles what the land is to be used for: recovery and registration leave that open. */
    boolean settlesUse() {
        return this != G5 && this != G7;
    }
}
