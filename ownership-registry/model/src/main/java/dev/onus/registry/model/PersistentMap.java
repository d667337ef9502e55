package dev.onus.registry.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An immutable map from names to values. A change copies a handful of small arrays and shares the rest, so a snapshot
 * after each of a million changes costs no more than one after the first: a hash array mapped trie (Bagwell, Ideal Hash
 * Trees, 2001), which the JDK has not.
 */
final class PersistentMap<V> {
    private static final int BITS = 5;
    private static final int MASK = (1 << BITS) - 1;

    private sealed interface Node<V> {}

    /** Names whose hashes are equal share a leaf; nearly always there is one. */
    private record Leaf<V>(int hash, List<Entry<V>> entries) implements Node<V> {}

    /** Nobody changes its array once it is built. */
    private static final class Branch<V> implements Node<V> {
        private final int bitmap;
        private final Node<V>[] children;

        private Branch(int bitmap, Node<V>[] children) {
            this.bitmap = bitmap;
            this.children = children;
        }
    }

    private record Entry<V>(String name, V value) {}

    private final @Nullable Node<V> root;

    private PersistentMap(@Nullable Node<V> root) {
        this.root = root;
    }

    static <V> PersistentMap<V> empty() {
        return new PersistentMap<>(null);
    }

    Optional<V> get(String name) {
        int hash = spread(name);
        Node<V> node = root;
        for (int shift = 0; node instanceof Branch<V> branch; shift += BITS) {
            int bit = 1 << (hash >>> shift & MASK);
            node = (branch.bitmap & bit) == 0 ? null : branch.children[index(branch, bit)];
        }
        if (node instanceof Leaf<V> leaf && leaf.hash == hash) {
            for (Entry<V> entry : leaf.entries) {
                if (entry.name.equals(name)) {
                    return Optional.of(entry.value);
                }
            }
        }
        return Optional.empty();
    }

    PersistentMap<V> with(String name, V value) {
        int hash = spread(name);
        return new PersistentMap<>(put(root, 0, new Leaf<>(hash, List.of(new Entry<>(name, value)))));
    }

    PersistentMap<V> without(String name) {
        return root == null || get(name).isEmpty() ? this : new PersistentMap<>(remove(root, 0, spread(name), name));
    }

    /** In no particular order. */
    List<V> values() {
        List<V> values = new ArrayList<>();
        walk(root, values::add);
        return values;
    }

    private static <V> void walk(@Nullable Node<V> node, Consumer<V> visitor) {
        if (node instanceof Branch<V> branch) {
            for (Node<V> child : branch.children) {
                walk(child, visitor);
            }
        } else if (node instanceof Leaf<V> leaf) {
            leaf.entries.forEach(entry -> visitor.accept(entry.value));
        }
    }

    private static <V> Node<V> put(@Nullable Node<V> node, int shift, Leaf<V> added) {
        if (node == null) {
            return added;
        }
        if (node instanceof Leaf<V> leaf) {
            return leaf.hash == added.hash
                    ? merge(leaf, added.entries.getFirst())
                    : put(put(PersistentMap.<V>emptyBranch(), shift, leaf), shift, added);
        }
        Branch<V> branch = (Branch<V>) node;
        int bit = 1 << (added.hash >>> shift & MASK);
        int index = index(branch, bit);
        boolean there = (branch.bitmap & bit) != 0;
        Node<V> child = put(there ? branch.children[index] : null, shift + BITS, added);
        return there ? replaced(branch, index, child) : inserted(branch, bit, index, child);
    }

    private static <V> Leaf<V> merge(Leaf<V> leaf, Entry<V> added) {
        List<Entry<V>> entries = new ArrayList<>(leaf.entries);
        entries.removeIf(entry -> entry.name.equals(added.name));
        entries.add(added);
        return new Leaf<>(leaf.hash, List.copyOf(entries));
    }

    /** The name is in the map. */
    private static <V> @Nullable Node<V> remove(Node<V> node, int shift, int hash, String name) {
        if (node instanceof Leaf<V> leaf) {
            List<Entry<V>> left = leaf.entries.stream()
                    .filter(entry -> !entry.name.equals(name))
                    .toList();
            return left.isEmpty() ? null : new Leaf<>(hash, left);
        }
        Branch<V> branch = (Branch<V>) node;
        int bit = 1 << (hash >>> shift & MASK);
        int index = index(branch, bit);
        Node<V> child = remove(branch.children[index], shift + BITS, hash, name);
        return child == null ? removed(branch, bit, index) : replaced(branch, index, child);
    }

    private static <V> Node<V> replaced(Branch<V> branch, int index, Node<V> child) {
        Node<V>[] children = branch.children.clone();
        children[index] = child;
        return new Branch<>(branch.bitmap, children);
    }

    private static <V> Node<V> inserted(Branch<V> branch, int bit, int index, Node<V> child) {
        Node<V>[] children = Arrays.copyOf(branch.children, branch.children.length + 1);
        System.arraycopy(branch.children, index, children, index + 1, branch.children.length - index);
        children[index] = child;
        return new Branch<>(branch.bitmap | bit, children);
    }

    private static <V> @Nullable Node<V> removed(Branch<V> branch, int bit, int index) {
        int left = branch.children.length - 1;
        if (left == 0) {
            return null;
        }
        Node<V>[] children = Arrays.copyOf(branch.children, left);
        System.arraycopy(branch.children, index + 1, children, index, left - index);
        return new Branch<>(branch.bitmap & ~bit, children);
    }

    @SuppressWarnings("unchecked")
    private static <V> Branch<V> emptyBranch() {
        return new Branch<>(0, (Node<V>[]) new Node<?>[0]);
    }

    private static <V> int index(Branch<V> branch, int bit) {
        return Integer.bitCount(branch.bitmap & (bit - 1));
    }

    /** String hashes of similar names differ in few bits; mixing puts them apart. */
    private static int spread(String name) {
        int hash = name.hashCode() * 0x9E3779B9;
        return hash ^ hash >>> 16;
    }
}
