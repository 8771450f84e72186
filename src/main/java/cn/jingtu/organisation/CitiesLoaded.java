package cn.jingtu.organisation;

import java.util.List;

/** The cities' files were read and their bodies are in the tables; published inside the loading transaction. */
public record CitiesLoaded(List<String> cityIds) {

    public CitiesLoaded {
        cityIds = List.copyOf(cityIds);
    }
}
