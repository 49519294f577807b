package io.greenline.forecast;

import io.greenline.source.Rule;
import io.greenline.source.Severity;

/** What a forecast file is checked for, beside YAML itself. */
public enum ForecastRule implements Rule {
    FORECAST_NAME("Names of classes and profiles are lower-case words joined by hyphens, and each stands once."),
    FORECAST_QUEUE("Callers wait in a queue of routing.yaml."),
    FORECAST_AGENT("Who works is an agent of routing.yaml or a number of a profile of this file."),
    FORECAST_TIME("Times of day are written 08:00, up to 24:00; a shift ends later than it begins."),
    FORECAST_CURVE("Calls are numbers from 0 on, and their intervals end with the day."),
    FORECAST_LANGUAGE("A language is a tag such as zh-CN."),
    FORECAST_SIZE("A forecast has at most a million calls."),
    FORECAST_UNSTAFFED(Severity.WARNING, "While people call, somebody is at work.");

    private final Severity severity;
    private final String meaning;

    ForecastRule(String meaning) {
        this(Severity.ERROR, meaning);
    }

    ForecastRule(Severity severity, String meaning) {
        this.severity = severity;
        this.meaning = meaning;
    }

    @Override
    public Severity severity() {
        return severity;
    }

    @Override
    public String meaning() {
        return meaning;
    }

    @Override
    public String help() {
        return "docs/forecast.md";
    }
}
