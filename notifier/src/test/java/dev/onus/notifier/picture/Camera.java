package dev.onus.notifier.picture;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/** Takes a picture of a page in a real browser, {@code chromium}, and makes it small: no margins, few colours. */
final class Camera {
    private static final int WIDTH = 800;
    private static final int HEIGHT = 1700;
    private static final int MARGIN = 14;
    private static final int COLORS = 64;
    private static final int BUCKET_BITS = 5;
    private static final long PATIENCE_SECONDS = 60;

    private Camera() {}

    static void take(Path page, Path picture, Path work) throws IOException, InterruptedException {
        Path raw = work.resolve("raw.png");
        Process browser = new ProcessBuilder(List.of(
                        "chromium",
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--hide-scrollbars",
                        "--user-data-dir=" + work.resolve("profile"),
                        "--window-size=" + WIDTH + "," + HEIGHT,
                        "--screenshot=" + raw,
                        page.toUri().toString()))
                .redirectErrorStream(true)
                .redirectOutput(work.resolve("log").toFile())
                .start();
        if (!browser.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || !Files.exists(raw)) {
            browser.destroyForcibly();
            throw new IOException(
                    "Expected chromium to take a picture, but it said:\n" + Files.readString(work.resolve("log")));
        }
        ImageIO.write(fewColors(trimmed(ImageIO.read(raw.toFile()))), "png", picture.toFile());
        Files.delete(raw);
    }

    /** Without the uniform edges, and with a margin around it in the same colour. */
    private static BufferedImage trimmed(BufferedImage image) {
        int background = image.getRGB(image.getWidth() - 1, image.getHeight() - 1);
        int left = image.getWidth();
        int top = image.getHeight();
        int right = 0;
        int bottom = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                if (image.getRGB(x, y) != background) {
                    left = Math.min(left, x);
                    right = Math.max(right, x);
                    top = Math.min(top, y);
                    bottom = Math.max(bottom, y);
                }
            }
        }
        BufferedImage cut = new BufferedImage(
                right - left + 1 + 2 * MARGIN, bottom - top + 1 + 2 * MARGIN, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < cut.getHeight(); y++) {
            for (int x = 0; x < cut.getWidth(); x++) {
                int fromX = x - MARGIN + left;
                int fromY = y - MARGIN + top;
                boolean inside = fromX >= left && fromX <= right && fromY >= top && fromY <= bottom;
                cut.setRGB(x, y, inside ? image.getRGB(fromX, fromY) : background);
            }
        }
        return cut;
    }

    /** With the most frequent colours alone; each pixel has the nearest of them. */
    private static BufferedImage fewColors(BufferedImage image) {
        Map<Integer, Integer> counts = new HashMap<>();
        for (int pixel : pixels(image)) {
            counts.merge(pixel, 1, Integer::sum);
        }
        Map<Integer, Map.Entry<Integer, Integer>> buckets = new HashMap<>();
        Map<Integer, Integer> sums = new HashMap<>();
        counts.entrySet().forEach(color -> {
            buckets.merge(
                    bucket(color.getKey()), color, (one, other) -> one.getValue() >= other.getValue() ? one : other);
            sums.merge(bucket(color.getKey()), color.getValue(), Integer::sum);
        });
        int[] palette = sums.entrySet().stream()
                .sorted(Map.Entry.<Integer, Integer>comparingByValue(Comparator.reverseOrder()))
                .limit(COLORS)
                .mapToInt(bucket ->
                        Objects.requireNonNull(buckets.get(bucket.getKey())).getKey())
                .toArray();
        IndexColorModel model = new IndexColorModel(8, palette.length, palette, 0, false, -1, 0);
        BufferedImage few =
                new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_BYTE_INDEXED, model);
        Map<Integer, Integer> nearest = new HashMap<>();
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int place = nearest.computeIfAbsent(image.getRGB(x, y) & 0xffffff, color -> nearest(palette, color));
                few.getRaster().setSample(x, y, 0, place);
            }
        }
        return few;
    }

    private static int[] pixels(BufferedImage image) {
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        for (int place = 0; place < pixels.length; place++) {
            pixels[place] &= 0xffffff;
        }
        return pixels;
    }

    private static int bucket(int color) {
        int bucket = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            bucket = (bucket << BUCKET_BITS) | ((color >> shift & 0xff) >> (8 - BUCKET_BITS));
        }
        return bucket;
    }

    private static int nearest(int[] palette, int color) {
        return Stream.iterate(0, place -> place + 1)
                .limit(palette.length)
                .min(Comparator.comparingInt(place -> distance(palette[place], color)))
                .orElseThrow();
    }

    private static int distance(int one, int other) {
        int sum = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int apart = (one >> shift & 0xff) - (other >> shift & 0xff);
            sum += apart * apart;
        }
        return sum;
    }
}
