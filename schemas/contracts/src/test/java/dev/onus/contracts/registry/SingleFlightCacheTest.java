package dev.onus.contracts.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SingleFlightCacheTest {
    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void shouldAskOnceForEverybody() throws Exception {
        CountDownLatch answer = new CountDownLatch(1);
        SingleFlightCache<Integer, String> cache = new SingleFlightCache<>(10, key -> {
            asked.incrementAndGet();
            awaitQuietly(answer);
            return "found " + key;
        });
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> answers = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                answers.add(threads.submit(() -> cache.get(1)));
            }
            answer.countDown();

            for (Future<String> each : answers) {
                assertThat(each.get()).isEqualTo("found 1");
            }
        }
        assertThat(asked).hasValue(1);
    }

    @Test
    void shouldNotRememberAFailure() {
        SingleFlightCache<Integer, String> cache = new SingleFlightCache<>(10, key -> {
            if (asked.incrementAndGet() == 1) {
                throw new IllegalStateException("away");
            }
            return "found";
        });

        assertThatThrownBy(() -> cache.get(1)).hasMessage("away");
        assertThat(cache.get(1)).isEqualTo("found");
    }

    @Test
    void shouldStayWithinItsBound() {
        SingleFlightCache<Integer, String> cache = new SingleFlightCache<>(10, key -> "found " + key);

        for (int key = 0; key < 100; key++) {
            assertThat(cache.get(key)).isEqualTo("found " + key);
            assertThat(cache.size()).isLessThanOrEqualTo(11);
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
