package dev.onus.registry.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.jackson.JacksonConfiguration;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;

/**
 * How JSON is written: an empty list is a list, so that {@code items} of an empty page is there and a record reads as
 * it was written; only what is not known is left out. Times are text (RFC 3339).
 */
@Singleton
final class JsonSettings implements BeanCreatedEventListener<JacksonConfiguration> {
    @Override
    public JacksonConfiguration onCreated(BeanCreatedEvent<JacksonConfiguration> event) {
        JacksonConfiguration configuration = event.getBean();
        configuration.setSerializationInclusion(JsonInclude.Include.NON_ABSENT);
        Map<SerializationFeature, Boolean> features = new HashMap<>(configuration.getSerializationSettings());
        features.put(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS, false);
        features.put(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS, false);
        configuration.setSerialization(features);
        return configuration;
    }
}
