package dev.onus.escalation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Lists of few items, most of them empty; a stream for each would be most of what they cost. */
public final class Lists {
    private Lists() {}

    public static <A, B> List<B> map(List<A> from, Function<? super A, B> each) {
        if (from.isEmpty()) {
            return List.of();
        }
        List<B> to = new ArrayList<>(from.size());
        for (A item : from) {
            to.add(each.apply(item));
        }
        return to;
    }
}
