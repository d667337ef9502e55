package dev.onus.ingest.decode.format.siem;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.onus.ingest.decode.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A document whose names are dotted, nested, or both at once, and whose values may be lists of one. */
record Dotted(JsonNode node) {
    /** What SIEMs write where there is nothing. */
    private static final Set<String> NOTHING = Set.of("", "-", "null", "none", "n/a", "unknown");

    private static final int LONGEST_NOTHING = 7;

    private static final int MOST_VALUES = 20;

    /** Missing when it is not there; the only element of a list stands for the list. */
    JsonNode at(String path) {
        return one(find(node, path));
    }

    Optional<String> text(String path) {
        return texts(path).stream().findFirst();
    }

    /** Each value of a list; empty when there is none, or only a word for it. */
    List<String> texts(String path) {
        JsonNode found = find(node, path);
        List<String> texts = new ArrayList<>();
        for (JsonNode each : found.isArray() ? found : List.of(found)) {
            if (each.isValueNode() && !each.isNull() && texts.size() < MOST_VALUES) {
                String text = Fields.plain(each.asText());
                if (!isNothing(text)) {
                    texts.add(text);
                }
            }
        }
        return texts;
    }

    Dotted in(String path) {
        return new Dotted(at(path));
    }

    static boolean isNothing(String text) {
        return text.length() <= LONGEST_NOTHING && NOTHING.contains(text.toLowerCase(Locale.ROOT));
    }

    private static JsonNode find(JsonNode in, String path) {
        JsonNode of = one(in);
        JsonNode whole = of.get(path);
        if (whole != null) {
            return whole;
        }
        for (int dot = path.lastIndexOf('.'); dot > 0; dot = path.lastIndexOf('.', dot - 1)) {
            JsonNode branch = of.get(path.substring(0, dot));
            if (branch != null) {
                JsonNode found = find(branch, path.substring(dot + 1));
                if (!found.isMissingNode()) {
                    return found;
                }
            }
        }
        return MissingNode.getInstance();
    }

    private static JsonNode one(JsonNode value) {
        return value.isArray() && value.size() == 1 ? value.get(0) : value;
    }
}
