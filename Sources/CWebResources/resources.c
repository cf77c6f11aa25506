// The files in ../WebUI/Resources as bytes of the program, so that it is one file and starts without reading any.
// `#embed` (C23) is read by the compiler at once; the same bytes as an array literal in Swift took many seconds to compile.
#include "CWebResources.h"

static const unsigned char article_mustache[] = {
#embed "../WebUI/Resources/article.mustache"
};
static const unsigned char comparison_mustache[] = {
#embed "../WebUI/Resources/comparison.mustache"
};
static const unsigned char digest_mustache[] = {
#embed "../WebUI/Resources/digest.mustache"
};
static const unsigned char digests_mustache[] = {
#embed "../WebUI/Resources/digests.mustache"
};
static const unsigned char error_mustache[] = {
#embed "../WebUI/Resources/error.mustache"
};
static const unsigned char figures_mustache[] = {
#embed "../WebUI/Resources/figures.mustache"
};
static const unsigned char files_mustache[] = {
#embed "../WebUI/Resources/files.mustache"
};
static const unsigned char frame_mustache[] = {
#embed "../WebUI/Resources/frame.mustache"
};
static const unsigned char help_mustache[] = {
#embed "../WebUI/Resources/help.mustache"
};
static const unsigned char home_mustache[] = {
#embed "../WebUI/Resources/home.mustache"
};
static const unsigned char icon_svg[] = {
#embed "../WebUI/Resources/icon.svg"
};
static const unsigned char message_mustache[] = {
#embed "../WebUI/Resources/message.mustache"
};
static const unsigned char messages_mustache[] = {
#embed "../WebUI/Resources/messages.mustache"
};
static const unsigned char openapi_json[] = {
#embed "../WebUI/Resources/openapi.json"
};
static const unsigned char organisation_mustache[] = {
#embed "../WebUI/Resources/organisation.mustache"
};
static const unsigned char organisations_mustache[] = {
#embed "../WebUI/Resources/organisations.mustache"
};
static const unsigned char pages_mustache[] = {
#embed "../WebUI/Resources/pages.mustache"
};
static const unsigned char people_mustache[] = {
#embed "../WebUI/Resources/people.mustache"
};
static const unsigned char person_mustache[] = {
#embed "../WebUI/Resources/person.mustache"
};
static const unsigned char persons_mustache[] = {
#embed "../WebUI/Resources/persons.mustache"
};
static const unsigned char picker_mustache[] = {
#embed "../WebUI/Resources/picker.mustache"
};
static const unsigned char place_mustache[] = {
#embed "../WebUI/Resources/place.mustache"
};
static const unsigned char postingrows_mustache[] = {
#embed "../WebUI/Resources/postingrows.mustache"
};
static const unsigned char postings_mustache[] = {
#embed "../WebUI/Resources/postings.mustache"
};
static const unsigned char rows_mustache[] = {
#embed "../WebUI/Resources/rows.mustache"
};
static const unsigned char search_mustache[] = {
#embed "../WebUI/Resources/search.mustache"
};
static const unsigned char series_mustache[] = {
#embed "../WebUI/Resources/series.mustache"
};
static const unsigned char settings_mustache[] = {
#embed "../WebUI/Resources/settings.mustache"
};
static const unsigned char tally_mustache[] = {
#embed "../WebUI/Resources/tally.mustache"
};
static const unsigned char thread_mustache[] = {
#embed "../WebUI/Resources/thread.mustache"
};
static const unsigned char threads_mustache[] = {
#embed "../WebUI/Resources/threads.mustache"
};
static const unsigned char tidings_css[] = {
#embed "../WebUI/Resources/tidings.css"
};
static const unsigned char tidings_js[] = {
#embed "../WebUI/Resources/tidings.js"
};

#define RESOURCE(name, bytes) {name, bytes, sizeof(bytes)}

static const struct web_resource resources[] = {
    RESOURCE("article.mustache", article_mustache),
    RESOURCE("comparison.mustache", comparison_mustache),
    RESOURCE("digest.mustache", digest_mustache),
    RESOURCE("digests.mustache", digests_mustache),
    RESOURCE("error.mustache", error_mustache),
    RESOURCE("figures.mustache", figures_mustache),
    RESOURCE("files.mustache", files_mustache),
    RESOURCE("frame.mustache", frame_mustache),
    RESOURCE("help.mustache", help_mustache),
    RESOURCE("home.mustache", home_mustache),
    RESOURCE("icon.svg", icon_svg),
    RESOURCE("message.mustache", message_mustache),
    RESOURCE("messages.mustache", messages_mustache),
    RESOURCE("openapi.json", openapi_json),
    RESOURCE("organisation.mustache", organisation_mustache),
    RESOURCE("organisations.mustache", organisations_mustache),
    RESOURCE("pages.mustache", pages_mustache),
    RESOURCE("people.mustache", people_mustache),
    RESOURCE("person.mustache", person_mustache),
    RESOURCE("persons.mustache", persons_mustache),
    RESOURCE("picker.mustache", picker_mustache),
    RESOURCE("place.mustache", place_mustache),
    RESOURCE("postingrows.mustache", postingrows_mustache),
    RESOURCE("postings.mustache", postings_mustache),
    RESOURCE("rows.mustache", rows_mustache),
    RESOURCE("search.mustache", search_mustache),
    RESOURCE("series.mustache", series_mustache),
    RESOURCE("settings.mustache", settings_mustache),
    RESOURCE("tally.mustache", tally_mustache),
    RESOURCE("thread.mustache", thread_mustache),
    RESOURCE("threads.mustache", threads_mustache),
    RESOURCE("tidings.css", tidings_css),
    RESOURCE("tidings.js", tidings_js),
};

const struct web_resource *web_resources(size_t *count) {
    *count = sizeof(resources) / sizeof(resources[0]);
    return resources;
}
