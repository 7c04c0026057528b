"""The one style sheet, made from a theme; it dresses only what the widgets do not paint themselves."""

from .theme import Theme


def stylesheet(theme: Theme) -> str:
    """Return the style sheet of a theme."""
    names = {role: theme.colour(role) for role in theme.tokens.colours[theme.mode]}
    field, caption = theme.type("field"), theme.type("caption")
    lengths = {
        "field_size": field.size, "caption_size": caption.size, "bar": theme.px(6) + 4, "bar_radius": theme.px(6) // 2,
        "thumb": theme.px(40), "radius": round(theme.radius("control")), "tag": round(theme.radius("tag")),
        "item": theme.px(40), "pad": theme.px(12), "gap": theme.px(4), "cell": theme.px(34),
    }  # fmt: skip
    return _TEMPLATE % {**names, **lengths}


_TEMPLATE = """
QMainWindow, QDialog { background: %(canvas)s; }
QLineEdit, QPlainTextEdit { background: transparent; border: none; padding: 0; color: %(ink)s; font-size: %(field_size)spx;
  selection-background-color: %(accent)s; selection-color: %(on_accent)s; }
QLineEdit:disabled, QPlainTextEdit:disabled { color: %(ink2)s; }
QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; border: none; }
QScrollBar:vertical { background: transparent; width: %(bar)spx; margin: 2px; border: none; }
QScrollBar:horizontal { background: transparent; height: %(bar)spx; margin: 2px; border: none; }
QScrollBar::handle { background: %(edge)s; border-radius: %(bar_radius)spx; }
QScrollBar::handle:hover { background: %(ink2)s; }
QScrollBar::handle:vertical { min-height: %(thumb)spx; }
QScrollBar::handle:horizontal { min-width: %(thumb)spx; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QToolTip { background: %(ink)s; color: %(on_ink)s; border: 1px solid %(ink)s; padding: 5px 8px;
  font-size: %(caption_size)spx; }
QMenu { background: %(surface)s; color: %(ink)s; border: 1px solid %(edge)s; padding: %(gap)spx; }
QMenu::item { min-height: %(item)spx; padding: 0 %(pad)spx; border-radius: %(tag)spx; }
QMenu::item:selected { background: %(accent_soft)s; color: %(accent)s; }
QMenu::item:disabled { color: %(ink2)s; }
QMenu::separator { height: 1px; background: %(line)s; margin: %(gap)spx; }
QComboBox QAbstractItemView { background: %(surface)s; color: %(ink)s; border: 1px solid %(edge)s; outline: none;
  padding: %(gap)spx; selection-background-color: %(accent_soft)s; selection-color: %(accent)s; }
QComboBox QAbstractItemView::item { min-height: %(item)spx; padding: 0 %(gap)spx; border-radius: %(tag)spx; }
QComboBox QAbstractItemView::item:selected, QComboBox QAbstractItemView::item:hover { background: %(accent_soft)s;
  color: %(accent)s; }
QCalendarWidget QWidget { background: %(surface)s; color: %(ink)s; alternate-background-color: %(sunken)s; }
QCalendarWidget QAbstractItemView { selection-background-color: %(accent)s; selection-color: %(on_accent)s;
  outline: none; }
QCalendarWidget QAbstractItemView:disabled { color: %(edge)s; }
QCalendarWidget QToolButton { min-height: %(cell)spx; min-width: %(cell)spx; color: %(ink)s; border: none;
  border-radius: %(tag)spx; padding: 0 %(gap)spx; font-weight: 600; }
QCalendarWidget QToolButton:hover, QCalendarWidget QToolButton:focus { background: %(accent_soft)s; color: %(accent)s; }
QCalendarWidget QToolButton::menu-indicator { image: none; }
QListWidget#guide_contents { background: transparent; border: 2px solid transparent; border-radius: %(radius)spx; outline: none; }
QListWidget#guide_contents:focus, QTextBrowser#guide_page:focus { border: 2px solid %(focus)s; }
QListWidget#guide_contents::item { min-height: %(item)spx; padding: 0 %(pad)spx; border-radius: %(radius)spx; color: %(ink)s; }
QListWidget#guide_contents::item:hover { background: %(line)s; }
QListWidget#guide_contents::item:selected { background: %(accent_soft)s; color: %(accent)s; }
QTextBrowser#guide_page { background: %(surface)s; border: 2px solid %(surface)s; border-radius: %(radius)spx; }
QCalendarWidget { border: 1px solid %(edge)s; }
QCalendarWidget QSpinBox { min-height: %(cell)spx; background: %(surface)s; color: %(ink)s; }
"""
