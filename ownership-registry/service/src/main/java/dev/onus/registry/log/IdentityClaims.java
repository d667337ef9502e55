package dev.onus.registry.log;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.onus.vocabulary.IdentityId;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The ids that an Identity record answers to: its own first, then its aliases. */
public final class IdentityClaims {
    public static final String IDENTITY = "Identity";

    private static final ObjectMapper JSON = new ObjectMapper();

    private IdentityClaims() {}

    /** Empty for other kinds, for a deleted record, and for one that is not JSON, which no writer of ours proposes. */
    public static Set<String> of(RecordKey key, @Nullable String json) {
        if (json == null || !key.kind().equals(IDENTITY)) {
            return Set.of();
        }
        JsonNode spec = parse(json).path("spec");
        Set<String> claims = new LinkedHashSet<>();
        if (spec.hasNonNull("id")) {
            claims.add(canonical(spec.path("id").asText()));
        }
        for (JsonNode alias : spec.path("aliases")) {
            claims.add(canonical(alias.asText()));
        }
        return claims;
    }

    /** Id of the identity that issued it; empty of other kinds and of what was not issued. */
    public static Optional<String> issuer(RecordKey key, @Nullable String json) {
        return json == null || !key.kind().equals(IDENTITY)
                ? Optional.empty()
                : Optional.of(parse(json).path("spec").path("issuer"))
                        .filter(JsonNode::isTextual)
                        .map(JsonNode::asText)
                        .map(IdentityClaims::canonical);
    }

    /** The identity's own id; empty of other kinds. */
    static Optional<String> ownId(RecordKey key, @Nullable String json) {
        return of(key, json).stream().findFirst();
    }

    /** One spelling of an identity id: provider and type in lower case. */
    public static String canonical(String id) {
        return IdentityId.find(id).map(IdentityId::toString).orElse(id);
    }

    private static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException notJson) {
            return MissingNode.getInstance();
        }
    }
}
