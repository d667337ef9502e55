package dev.onus.registry.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;

/** Asks whoever is not logged in to do so. */
@Singleton
final class LoginNeededHandler implements ExceptionHandler<LoginNeededException, HttpResponse<?>> {
    private final Pages pages;

    LoginNeededHandler(Pages pages) {
        this.pages = pages;
    }

    @Override
    public HttpResponse<?> handle(HttpRequest request, LoginNeededException exception) {
        return pages.seeOther("/login");
    }
}
