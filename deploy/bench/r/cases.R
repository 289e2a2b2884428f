# The engine against R on data made here: heavy ties, weights, clusters, strata, offsets, recurrent events, three causes.
#   Rscript cases.R make SEED DIR     writes data, cases.json and what R finds (expected.json)
#   ./bothways bench statistics --cases DIR/cases.json --out DIR/answers.json
#   Rscript cases.R compare DIR       counts the numbers that agree; ends with 1 when one does not
# Needs the packages survival, cmprsk, sandwich and jsonlite.

suppressPackageStartupMessages(library(jsonlite))

compare <- function(folder) {
  expected <- fromJSON(file.path(folder, "expected.json"), simplifyVector = FALSE)
  answers <- fromJSON(file.path(folder, "answers.json"), simplifyVector = FALSE)
  right <- 0
  wrong <- character()
  look <- function(want, got, at) {
    if (is.list(want)) {
      for (i in seq_along(want)) {
        part <- if (is.null(names(want))) i else names(want)[i]
        found <- if (is.list(got) && (is.character(part) || part <= length(got))) got[[part]] else NULL
        look(want[[i]], found, paste(at, part, sep = "/"))
      }
    } else if (is.null(want) || is.na(want)) {
      if (is.null(got)) right <<- right + 1 else wrong <<- c(wrong, paste(at, "should be null"))
    } else if (is.numeric(want)) {
      agrees <- is.numeric(got) && abs(got - want) <= tolerance * max(1e-3, abs(want))
      if (agrees) right <<- right + 1 else wrong <<- c(wrong, sprintf("%s: R %.10g, ours %s", at, want, format(got, digits = 10)))
    }
  }
  for (id in names(expected)) {
    tolerance <- if (startsWith(id, "fine-gray")) 1e-4 else 1e-6
    look(expected[[id]], answers[[id]], id)
  }
  cat(sprintf("%d numbers agree, %d do not\n", right, length(wrong)), head(wrong, 20), sep = "\n")
  quit(status = as.integer(length(wrong) > 0))
}

make <- function(seed, folder) {
  suppressPackageStartupMessages({ library(survival); library(cmprsk); library(sandwich) })
  set.seed(seed)
  dir.create(folder, showWarnings = FALSE, recursive = TRUE)
  cases <- list()
  expected <- list()
  add <- function(id, case, found) {
    cases[[length(cases) + 1]] <<- c(list(id = id), case)
    expected[[id]] <<- found
  }
  column <- function(x) I(unname(as.vector(x)))
  save <- function(rows, name) write.csv(rows, file.path(folder, name), row.names = FALSE, quote = FALSE)

  # columns: role = name of a column, such as weights = "w"
  fitted <- function(method, formula, data, columns = list(), ...) {
    do.call(method, c(list(formula, data = data, ...), lapply(columns, function(name) data[[name]])))
  }

  curves <- function(formula, data, probs, times, ...) {
    found <- list()
    for (type in c("plain", "log", "log-log")) {
      one <- fitted(survfit, formula, data, list(...), conf.type = type)
      name <- sub("-", "", type)
      at <- one$n.event > 0
      found$curve$time <- column(one$time[at])
      found$curve$n_risk <- column(one$n.risk[at])
      found$curve$surv <- column(one$surv[at])
      found$curve[[paste0("lower_", name)]] <- column(one$lower[at])
      found$curve[[paste0("upper_", name)]] <- column(one$upper[at])
      half <- qnorm(.975) * one$std.chaz[at]
      hazard <- one$cumhaz[at]
      found$curve$cumhaz <- column(hazard)
      found$curve$std_err_cumhaz <- column(one$std.chaz[at])
      found$curve$lower_cumhaz_plain <- column(pmax(0, hazard - half))
      found$curve$upper_cumhaz_log <- column(hazard * exp(half / hazard))
      limits <- quantile(one, probs)
      rows <- function(x) if (is.matrix(x)) unname(lapply(seq_len(nrow(x)), function(i) column(x[i, ]))) else column(x)
      found[[paste0("quantiles_", name)]] <-
        list(estimate = rows(limits$quantile), lower = rows(limits$lower), upper = rows(limits$upper))
      s <- summary(one, times = times)
      found[[paste0("at_", name)]] <- list(
        time = column(s$time), n_risk = column(s$n.risk), surv = column(s$surv),
        std_err = column(s$std.err), lower = column(s$lower), upper = column(s$upper))
    }
    found
  }
  test <- function(formula, data, rho = 0) {
    s <- survdiff(formula, data = data, rho = rho)
    sums <- function(x) column(if (is.matrix(x)) rowSums(x) else x)
    df <- sum(sums(s$exp) > 0) - 1
    list(observed = sums(s$obs), expected = sums(s$exp), chisq = s$chisq, df = df,
      p = pchisq(s$chisq, df, lower.tail = FALSE))
  }
  regression <- function(fit, diagnostics = TRUE) {
    s <- summary(fit)
    plain <- if (is.null(fit$naive.var)) fit$var else fit$naive.var
    found <- list(coef = column(coef(fit)), se = column(sqrt(diag(plain))), n = fit$n, events = fit$nevent,
      loglik_null = fit$loglik[1], loglik = fit$loglik[2], lrt = column(s$logtest), wald = column(s$waldtest),
      score = column(s$sctest), hr_ci95_lower = column(s$conf.int[, 3]), hr_ci95_upper = column(s$conf.int[, 4]))
    if (!is.null(fit$naive.var)) found$se_robust <- column(sqrt(diag(fit$var)))
    if (diagnostics) {
      found$concordance <- unname(s$concordance[1])
      found$concordance_se <- unname(s$concordance[2])
      z <- cox.zph(fit)$table
      found$ph_test_km <- list(chisq = column(z[, 1]), df = column(z[, 2]), p = column(z[, 3]))
    }
    found
  }
  incidence <- function(formula, data, times, ...) {
    s <- summary(fitted(survfit, formula, data, list(...)), times = times, extend = TRUE)
    found <- list(time = column(s$time))
    for (cause in 1:3) {
      found[[paste0("cif_", cause)]] <- column(s$pstate[, cause + 1])
      found[[paste0("se_", cause)]] <- column(s$std.err[, cause + 1])
    }
    found
  }

  n <- 3000
  staff <- data.frame(id = 1:n, x1 = round(rnorm(n), 2), x2 = rbinom(n, 1, .4), g = sample(c("a", "b", "c"), n, TRUE),
    s = sample(4, n, TRUE), w = sample(c(.5, 1, 1.5, 2, 3), n, TRUE), off = round(rnorm(n, 0, .3), 2), cl = sample(300, n, TRUE))
  leaving <- rexp(n, .06 * exp(.4 * staff$x1 - .5 * staff$x2 + .2 * (staff$g == "b")))
  end <- runif(n, 0, 36)
  staff$time <- ceiling(pmin(leaving, end))
  staff$ev <- ifelse(leaving <= end, sample(3, n, TRUE, c(.5, .3, .2)), 0)
  staff$y <- rbinom(n, 1, plogis(-.5 + .6 * staff$x1 - .4 * staff$x2))
  staff$z <- round(1 + 2 * staff$y + staff$x1 + rnorm(n) * (1 + abs(staff$x1)), 3)
  save(staff, "staff.csv")
  staff$any <- staff$ev > 0
  staff$cause <- factor(staff$ev, 0:3)
  rows <- function(..., event = "ev > 0") c(list(data = "staff.csv", time = "time", event = event), list(...))

  add("curves", rows(method = "kaplan-meier", group = "g", probs = c(.1, .5, .9), times = c(1, 12, 24)),
    curves(Surv(time, any) ~ g, staff, c(.1, .5, .9), c(1, 12, 24)))
  add("curves-weighted", rows(method = "kaplan-meier", group = "g", weights = "w", probs = c(.25, .5), times = c(6, 12)),
    curves(Surv(time, any) ~ g, staff, c(.25, .5), c(6, 12), weights = "w"))
  add("curves-clustered", rows(method = "kaplan-meier", group = "x2", cluster = "cl", probs = c(.25, .5), times = c(6, 12)),
    curves(Surv(time, any) ~ x2, staff, c(.25, .5), c(6, 12), cluster = "cl"))
  for (rho in c(0, 1, .5)) {
    add(paste0("test-rho-", rho), rows(method = "log-rank", group = "g", rho = rho), test(Surv(time, any) ~ g, staff, rho))
    add(paste0("test-strata-rho-", rho), rows(method = "log-rank", group = "g", strata = "s", rho = rho),
      test(Surv(time, any) ~ g + strata(s), staff, rho))
  }
  for (ties in c("efron", "breslow")) {
    cox <- function(id, formula, case, ..., diagnostics = TRUE)
      add(paste("cox", id, ties, sep = "-"), c(case, list(method = "cox", ties = ties)),
        regression(fitted(coxph, formula, staff, list(...), ties = ties), diagnostics))
    pair <- c("x1", "x2")
    cox("tied", Surv(time, any) ~ x1 + x2, rows(covariates = pair))
    cox("weights", Surv(time, any) ~ x1 + x2 + strata(s), rows(covariates = pair, strata = "s", weights = "w"), weights = "w")
    cox("offset", Surv(time, ev == 3) ~ x1 + x2 + offset(off), rows(covariates = pair, offset = "off", event = "ev == 3"),
      diagnostics = FALSE)
    cox("factor", Surv(time, ev == 2) ~ x1 + g + x2,
      rows(covariates = list("x1", list(factor = "g"), "x2"), cause = 2, cluster = "cl", event = "ev"), cluster = "cl")
  }
  few <- staff[1:600, ]
  save(few[, c("time", "ev", "x1", "x2", "s")], "few.csv")
  add("cox-exact", list(data = "few.csv", time = "time", event = "ev > 0", method = "cox", ties = "exact",
    covariates = c("x1", "x2"), strata = "s"),
    regression(coxph(Surv(time, any) ~ x1 + x2 + strata(s), few, ties = "exact"), FALSE))
  split <- survSplit(Surv(time, any) ~ x1 + x2, staff, cut = c(6, 12), episode = "period")
  periods <- coxph(Surv(tstart, time, any) ~ x1:factor(period) + x2, split)
  order <- c(2, 3, 4, 1)
  add("cox-periods", rows(method = "cox-periods", covariates = c("x1", "x2"), cuts = c(6, 12), varying = I("x1")),
    list(coef = column(coef(periods)[order]), se = column(sqrt(diag(periods$var))[order]), loglik = periods$loglik[2]))

  fit <- coxph(Surv(time, any) ~ x2 + x1, staff)
  predicted <- function(x2, people) survfit(fit, data.frame(x2, x1 = people$x1))
  means <- function(x2, people) {
    curve <- predicted(x2, people)
    steps <- curve$time < 24
    list(at = rowMeans(summary(curve, times = c(6, 12, 24))$surv),
      area = sum(diff(c(0, curve$time[steps], 24)) * c(1, rowMeans(curve$surv)[steps])))
  }
  for (over in c("all", "treated")) {
    people <- if (over == "all") staff else staff[staff$x2 == 1, ]
    one <- means(1, people)
    none <- means(0, people)
    add(paste0("standardisation-", over), rows(method = "standardisation", covariates = c("x2", "x1"), over = over,
      times = c(6, 12, 24), tau = 24),
      list(survival_with = column(one$at), survival_without = column(none$at), survival_difference = column(one$at - none$at),
        rmst_with = one$area, rmst_difference = one$area - none$area))
  }

  times <- c(6, 12, 24, 36)
  add("incidence", rows(method = "incidence", group = "g", times = times, event = "ev"),
    incidence(Surv(time, cause) ~ g, staff, times))
  add("incidence-weighted", rows(method = "incidence", times = times, weights = "w", event = "ev"),
    incidence(Surv(time, cause) ~ 1, staff, times, weights = "w"))
  gray <- function(found) list(chisq = column(found$Tests[, 1]), p = column(found$Tests[, 2]), df = column(found$Tests[, 3]))
  add("gray", rows(method = "gray", group = "g", event = "ev"), gray(cuminc(staff$time, staff$ev, staff$g)))
  add("gray-strata-rho-1", rows(method = "gray", group = "g", strata = "s", rho = 1, event = "ev"),
    gray(cuminc(staff$time, staff$ev, staff$g, staff$s, rho = 1)))
  for (cause in 1:3) {
    fit <- crr(staff$time, staff$ev, cbind(staff$x1, staff$x2), failcode = cause)
    add(paste0("fine-gray-", cause), rows(method = "fine-gray", cause = cause, covariates = c("x1", "x2"), event = "ev"),
      list(coef = column(fit$coef), se = column(sqrt(diag(fit$var))), loglik = fit$loglik, loglik_null = fit$loglik.null))
  }

  spells <- list()
  for (person in 1:800) {
    from <- sample(0:24, 1)
    until <- from + sample(6:36, 1)
    frailty <- rnorm(1, 0, .4)
    x <- round(rnorm(1), 2)
    stratum <- sample(3, 1)
    while (from < until) {
      m <- rbinom(1, 1, .4)
      event <- from + ceiling(rexp(1, .08 * exp(frailty + .3 * x - .4 * m)))
      cause <- if (event <= until) sample(3, 1, prob = c(.6, .3, .1)) else 0
      to <- min(until, event)
      spells[[length(spells) + 1]] <- data.frame(id = person, start = from, stop = to, cause, x, m, st = stratum)
      from <- to + if (runif(1) < .2) 2 else 0
    }
  }
  recurrent <- do.call(rbind, spells)
  recurrent <- recurrent[sample(nrow(recurrent)), ]
  save(recurrent, "recurrent.csv")
  spans <- function(..., event = "cause > 0")
    c(list(data = "recurrent.csv", start = "start", stop = "stop", event = event), list(...))
  add("recurrent-curves", spans(method = "kaplan-meier", group = "m", probs = c(.25, .5), times = c(6, 12, 24)),
    curves(Surv(start, stop, cause > 0) ~ m, recurrent, c(.25, .5), c(6, 12, 24)))
  for (ties in c("efron", "breslow")) {
    add(paste0("recurrent-cox-", ties),
      spans(method = "cox", ties = ties, covariates = c("x", "m"), cluster = "id", strata = "st", cause = 1, event = "cause"),
      regression(coxph(Surv(start, stop, cause == 1) ~ x + m + strata(st), recurrent, ties = ties, cluster = id)))
  }
  first <- recurrent[!duplicated(recurrent$id), ]
  save(first, "first.csv")
  first$event <- factor(first$cause, 0:3)
  add("incidence-delayed-entry", list(data = "first.csv", start = "start", stop = "stop", event = "cause", method = "incidence",
    times = c(6, 12, 24)), incidence(Surv(start, stop, event) ~ 1, first, c(6, 12, 24), id = "id"))

  fit <- glm(y ~ x1 + x2, binomial, staff)
  add("logit", rows(treatment = "y", method = "logit", covariates = c("x1", "x2")),
    list(coef = column(coef(fit)), se = column(sqrt(diag(vcov(fit)))), deviance = fit$deviance,
      se_robust = column(sqrt(diag(vcovHC(fit, "HC0"))))))
  error <- function(variance) sqrt(variance[2, 2])
  fit <- lm(z ~ y + x1 + x2, staff)
  add("linear", rows(outcome = "z", method = "linear", covariates = c("y", "x1", "x2"), cluster = "cl"),
    list(coef = unname(coef(fit)[2]), se = error(vcov(fit)), hc1 = error(vcovHC(fit, "HC1")), hc3 = error(vcovHC(fit, "HC3")),
      clustered = error(vcovCL(fit, cluster = staff$cl))))

  write_json(list(cases = cases), file.path(folder, "cases.json"), auto_unbox = TRUE, digits = NA)
  write_json(expected, file.path(folder, "expected.json"), auto_unbox = TRUE, digits = NA, na = "null", null = "null")
}

arguments <- commandArgs(TRUE)
if (length(arguments) == 3 && arguments[1] == "make") {
  make(as.integer(arguments[2]), arguments[3])
} else if (length(arguments) == 2 && arguments[1] == "compare") {
  compare(arguments[2])
} else {
  stop("Rscript cases.R make SEED DIR, or compare DIR")
}
