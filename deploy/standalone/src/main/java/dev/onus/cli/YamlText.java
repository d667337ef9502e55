package dev.onus.cli;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import dev.onus.cli.api.OnusApi;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/** A tree as YAML, in the order in which it came. */
final class YamlText {
    private static final TypeReference<Object> ANYTHING = new TypeReference<>() {};

    private YamlText() {}

    static String of(JsonNode tree) {
        DumpSettings settings = DumpSettings.builder()
                .setDefaultFlowStyle(FlowStyle.BLOCK)
                .setMultiLineFlow(false)
                .build();
        Object plain = OnusApi.JSON.convertValue(tree, ANYTHING);
        return new Dump(settings).dumpToString(plain).stripTrailing();
    }
}
