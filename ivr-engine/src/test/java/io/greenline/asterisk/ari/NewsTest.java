package io.greenline.asterisk.ari;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class NewsTest {
    private final News news = new News("a test");
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();

    @Test
    void newsAreToldInOrderWhateverFailsBefore() throws Exception {
        news.tell(() -> told.add("first"));
        news.tell(() -> {
            throw new IllegalStateException("whoever was told failed");
        });
        news.tell(() -> told.add("second"));
        List<String> heard = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            heard.add(String.valueOf(told.poll(10, TimeUnit.SECONDS)));
        }
        news.close();
        assertThat(heard).containsExactly("first", "second");
    }

    @Test
    void whatWaitsToBeToldIsStillToldAfterTheEndAndNothingNew() throws Exception {
        CountDownLatch ended = new CountDownLatch(1);
        news.tell(() -> {
            try {
                ended.await();
            } catch (InterruptedException hurried) {
                told.add("hurried");
            }
        });
        news.tell(() -> told.add("before"));
        news.close();
        news.tell(() -> told.add("after"));
        ended.countDown();
        assertThat(told.poll(10, TimeUnit.SECONDS)).isEqualTo("before");
        assertThat(told).isEmpty();
    }
}
