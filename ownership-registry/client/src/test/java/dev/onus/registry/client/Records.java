package dev.onus.registry.client;

import dev.onus.contracts.RegistryRecord;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Registry records as the projector writes them. */
final class Records {
    private Records() {}

    static RegistryRecord policy(String name, long version, int priority) {
        String spec = "{\"match\":{},\"priority\":" + priority + ",\"steps\":[{\"notify\":[\"owner\"]}]}";
        return record("EscalationPolicy", name, version, document("EscalationPolicy", name, spec));
    }

    static String document(String kind, String name, String spec) {
        return "{\"kind\":\"" + kind + "\",\"metadata\":{\"name\":\"" + name + "\"},\"spec\":" + spec + "}";
    }

    static RegistryRecord record(String kind, String name, long version, @Nullable String json) {
        RegistryRecord.Builder record = RegistryRecord.newBuilder()
                .setKind(kind)
                .setName(name)
                .setVersion(version)
                .setPosition(version)
                .setChangedBy("person:admin")
                .setChangedAt(Instant.EPOCH);
        if (json != null) {
            record.setJson(json);
        }
        return record.build();
    }
}
