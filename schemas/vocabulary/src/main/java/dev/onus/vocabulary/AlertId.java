package dev.onus.vocabulary;

/** Names one alert of one delivery of a source; the same delivery sent twice has the same ids (G1). */
public record AlertId(String value) {
    public AlertId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("Expected an alert id, but it is empty.");
        }
    }

    /**
     * @param source the configured source's name
     * @param delivery the vendor's event id, CloudEvents source and id, or Idempotency-Key; else topic, partition and
     *     offset; else a random id that the receipt returns
     * @param index the place within the message, from 0
     */
    public static AlertId of(String source, String delivery, int index) {
        return new AlertId(StableHash.of("alert", source, delivery, Integer.toString(index)));
    }

    @Override
    public String toString() {
        return value;
    }
}
