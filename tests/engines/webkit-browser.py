#!/usr/bin/python3
"""A window with one WebKitGTK view, for WebKitWebDriver.

Usage: webkit-browser.py PROFILE WIDTH HEIGHT [SCRIPT]

The browsers that come with WebKitGTK forget everything when automated. This one has a profile on disk,
stores downloads in PROFILE/downloads, writes console messages to standard output, and runs SCRIPT in each
document before the scripts of its page.
"""

import os
import signal
import sys

import gi

gi.require_version('Gtk', '3.0')
gi.require_version('WebKit2', '4.1')
from gi.repository import GLib, Gtk, WebKit2  # noqa: E402

# Safari has these switched on.
FEATURES_OF_SAFARI = {
    'AccessHandle',
    'FileSystem',
    'FileSystemWritableStream',
    'StorageAPI',
    'StorageAPIEstimate',
}

profile, width, height = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
script = sys.argv[4] if len(sys.argv) > 4 else ''


def store_download(_context, download):
    folder = os.path.join(profile, 'downloads')
    os.makedirs(folder, exist_ok=True)

    def choose_place(this, suggested):
        this.set_destination('file://' + os.path.join(folder, suggested.replace('/', '_')))
        return True

    download.connect('decide-destination', choose_place)


def make_settings():
    settings = WebKit2.Settings()
    settings.set_enable_write_console_messages_to_stdout(True)
    # There is no graphics card behind the virtual screen.
    settings.set_hardware_acceleration_policy(WebKit2.HardwareAccelerationPolicy.NEVER)
    if os.environ.get('WEBKIT_PAGE_CACHE') == 'off':
        settings.set_enable_page_cache(False)
    features = WebKit2.Settings.get_all_features()
    for at in range(features.get_length()):
        feature = features.get(at)
        if feature.get_identifier() in FEATURES_OF_SAFARI:
            settings.set_feature_enabled(feature, True)
    return settings


def refuse(_view, request):
    request.deny()
    return True


def leave_to_programs(_view, decision, kind):
    """Ignores links for other programs, as browsers do. WebKitGTK itself would show an error page."""
    if kind != WebKit2.PolicyDecisionType.NAVIGATION_ACTION:
        return False
    address = decision.get_navigation_action().get_request().get_uri()
    if not address.startswith(('tel:', 'sms:', 'mailto:', 'whatsapp:')):
        return False
    decision.ignore()
    return True


def show_view(_session):
    view = WebKit2.WebView(
        web_context=context, settings=make_settings(), is_controlled_by_automation=True
    )
    if script:
        view.get_user_content_manager().add_script(
            WebKit2.UserScript.new(
                script,
                WebKit2.UserContentInjectedFrames.TOP_FRAME,
                WebKit2.UserScriptInjectionTime.START,
                None,
                None,
            )
        )
    view.connect('permission-request', refuse)
    view.connect('decide-policy', leave_to_programs)
    view.connect('web-process-terminated', lambda *_: print('CONSOLE ERROR The page crashed'))
    window = Gtk.Window()
    window.set_default_size(width, height)
    window.add(view)
    window.show_all()
    return view


def describe(_context, session):
    info = WebKit2.ApplicationInfo()
    info.set_name('Small Hello engine tests')
    info.set_version(WebKit2.MAJOR_VERSION, WebKit2.MINOR_VERSION, WebKit2.MICRO_VERSION)
    session.set_application_info(info)
    session.connect('create-web-view', show_view)


context = WebKit2.WebContext(
    website_data_manager=WebKit2.WebsiteDataManager(
        base_data_directory=os.path.join(profile, 'data'),
        base_cache_directory=os.path.join(profile, 'cache'),
    )
)
context.set_automation_allowed(True)
context.set_cache_model(WebKit2.CacheModel.WEB_BROWSER)
context.connect('download-started', store_download)
context.connect('automation-started', describe)
GLib.unix_signal_add(GLib.PRIORITY_DEFAULT, signal.SIGTERM, Gtk.main_quit)
Gtk.main()
