package dev.onus.registry.apply;

import java.util.HashMap;
import java.util.Map;

/** Where each path of a document stands; a path that is not there stands where its nearest parent does. */
final class Places {
    private final Map<String, Place> byPath = new HashMap<>();
    private final Place start;

    Places(Place start) {
        this.start = start;
    }

    void put(String path, Place place) {
        byPath.put(path, place);
    }

    Place of(String path) {
        for (String at = path; !at.isEmpty(); at = parent(at)) {
            Place place = byPath.get(at);
            if (place != null) {
                return place;
            }
        }
        return start;
    }

    private static String parent(String path) {
        int cut = Math.max(path.lastIndexOf('.'), path.lastIndexOf('['));
        return cut < 0 ? "" : path.substring(0, cut);
    }
}
