package dev.onus.bench;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * The records that alerts become by a recipe. Values are those that the stream wrote. Keys are the alert's own where the
 * stream's are, so that a record stays in its task's partition where ours does, else new ones of the same length.
 */
final class RecipeRecords {
    private static final int NUMBER_BYTES = Long.BYTES + 1;

    private final List<Recipe.Part> parts;
    private long number;

    /** Where one of them goes. */
    @FunctionalInterface
    interface Written {
        void to(Recipe.Part part, byte[] key, byte[] value);
    }

    RecipeRecords(Recipe recipe) {
        parts = recipe.parts();
    }

    /** Those of the next alert, in the order of the recipe. */
    void ofAlert(byte[] alertKey, Written written) {
        number++;
        for (Recipe.Part part : parts) {
            for (int nth = 0; nth < part.perAlert(); nth++) {
                byte[] key = part.keepsKey() ? alertKey : key(alertKey, nth, part.keyBytes());
                written.to(part, key, value(part, nth));
            }
        }
    }

    private byte[] value(Recipe.Part part, int nth) {
        int at = (int) ((number * part.perAlert() + nth) % part.values().size());
        return part.values().get(at);
    }

    /** The alert's own key as far as it goes, so that keys compress as ours, and then what makes it another one. */
    private byte[] key(byte[] alertKey, int nth, int length) {
        ByteBuffer key = ByteBuffer.allocate(Math.max(length, NUMBER_BYTES));
        key.put(alertKey, 0, Math.min(alertKey.length, key.capacity() - NUMBER_BYTES));
        key.position(key.capacity() - NUMBER_BYTES);
        key.put((byte) nth).putLong(number);
        return key.array();
    }
}
